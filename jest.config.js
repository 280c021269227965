/** @type {import("jest").Config} */
export default {
	testEnvironment: "./__tests__/support/environment.cjs",
	testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
	extensionsToTreatAsEsm: [".ts"],
	transform: { "\\.ts$": "<rootDir>/scripts/jest-esbuild.js" },
	moduleNameMapper: { "^tree-sitter$": "<rootDir>/__tests__/support/tree-sitter.cjs" },
	modulePathIgnorePatterns: ["<rootDir>/dist/"],
	// Many tests wait for programs: a machine with two processors has time for two at once.
	maxWorkers: "100%",
	coverageProvider: "v8",
	collectCoverageFrom: ["src/**/*.ts"],
};
