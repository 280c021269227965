// Made by "npm run generate" from the files of this folder.
import type { Rule } from "../gate/rule.ts";
import cardAppFile from "./card/app-file.ts";
import cardInvalidYaml from "./card/invalid-yaml.ts";
import cardMissing from "./card/missing.ts";
import cardPythonVersion from "./card/python-version.ts";
import cardSdk from "./card/sdk.ts";
import dependenciesRequiredPackage from "./dependencies/required-package.ts";
import entrypointAppMissing from "./entrypoint/app-missing.ts";
import entrypointAppNotAsgi from "./entrypoint/app-not-asgi.ts";
import entrypointAppUnproven from "./entrypoint/app-unproven.ts";
import entrypointHardcodedPort from "./entrypoint/hardcoded-port.ts";
import entrypointImportFails from "./entrypoint/import-fails.ts";
import entrypointServerStart from "./entrypoint/server-start.ts";
import entrypointSyntax from "./entrypoint/syntax.ts";
import structureDockerfileForbidden from "./structure/dockerfile-forbidden.ts";
import structureEntrypointMissing from "./structure/entrypoint-missing.ts";
import structureForeignPlatformConfig from "./structure/foreign-platform-config.ts";
import structureOutOfBounds from "./structure/out-of-bounds.ts";
import structureRequirementsMissing from "./structure/requirements-missing.ts";

/** Every rule, in the order in which reports list them. */
export const RULES: readonly Rule[] = [
	structureDockerfileForbidden,
	structureEntrypointMissing,
	structureForeignPlatformConfig,
	structureOutOfBounds,
	structureRequirementsMissing,
	entrypointAppMissing,
	entrypointAppNotAsgi,
	entrypointAppUnproven,
	entrypointHardcodedPort,
	entrypointImportFails,
	entrypointServerStart,
	entrypointSyntax,
	dependenciesRequiredPackage,
	cardAppFile,
	cardInvalidYaml,
	cardMissing,
	cardPythonVersion,
	cardSdk,
];
