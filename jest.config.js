/** @type {import("jest").Config} */
export default {
	testEnvironment: "./__tests__/support/environment.cjs",
	testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
	extensionsToTreatAsEsm: [".ts"],
	transform: { "\\.ts$": "<rootDir>/scripts/jest-esbuild.js" },
	moduleNameMapper: { "^tree-sitter$": "<rootDir>/__tests__/support/tree-sitter.cjs" },
	modulePathIgnorePatterns: ["<rootDir>/dist/"],
	coverageProvider: "v8",
	collectCoverageFrom: ["src/**/*.ts"],
};
