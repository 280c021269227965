// Made by "npm run generate" from the files of this folder.
import type { Rule } from "../gate/rule.ts";
import cardAppFile from "./card/app-file.ts";
import cardInvalidYaml from "./card/invalid-yaml.ts";
import cardMissing from "./card/missing.ts";
import cardPythonVersion from "./card/python-version.ts";
import cardSdk from "./card/sdk.ts";
import dependenciesConflict from "./dependencies/conflict.ts";
import dependenciesDuplicate from "./dependencies/duplicate.ts";
import dependenciesHiddenDependency from "./dependencies/hidden-dependency.ts";
import dependenciesInvalidRequirement from "./dependencies/invalid-requirement.ts";
import dependenciesPythonVersion from "./dependencies/python-version.ts";
import dependenciesRequiredPackage from "./dependencies/required-package.ts";
import dependenciesUndeclaredImport from "./dependencies/undeclared-import.ts";
import dependenciesUnpinned from "./dependencies/unpinned.ts";
import dependenciesUnsafeSource from "./dependencies/unsafe-source.ts";
import dependenciesWrongDistribution from "./dependencies/wrong-distribution.ts";
import entrypointAppFactory from "./entrypoint/app-factory.ts";
import entrypointAppMissing from "./entrypoint/app-missing.ts";
import entrypointAppNotAsgi from "./entrypoint/app-not-asgi.ts";
import entrypointAppNotFastapi from "./entrypoint/app-not-fastapi.ts";
import entrypointAppUnproven from "./entrypoint/app-unproven.ts";
import entrypointHardcodedPort from "./entrypoint/hardcoded-port.ts";
import entrypointImportFails from "./entrypoint/import-fails.ts";
import entrypointMainGuard from "./entrypoint/main-guard.ts";
import entrypointNoRootRoute from "./entrypoint/no-root-route.ts";
import entrypointPartialApp from "./entrypoint/partial-app.ts";
import entrypointReload from "./entrypoint/reload.ts";
import entrypointServerStart from "./entrypoint/server-start.ts";
import entrypointSlowStart from "./entrypoint/slow-start.ts";
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
	entrypointAppFactory,
	entrypointAppMissing,
	entrypointAppNotAsgi,
	entrypointAppNotFastapi,
	entrypointAppUnproven,
	entrypointHardcodedPort,
	entrypointImportFails,
	entrypointMainGuard,
	entrypointNoRootRoute,
	entrypointPartialApp,
	entrypointReload,
	entrypointServerStart,
	entrypointSlowStart,
	entrypointSyntax,
	dependenciesConflict,
	dependenciesDuplicate,
	dependenciesHiddenDependency,
	dependenciesInvalidRequirement,
	dependenciesPythonVersion,
	dependenciesRequiredPackage,
	dependenciesUndeclaredImport,
	dependenciesUnpinned,
	dependenciesUnsafeSource,
	dependenciesWrongDistribution,
	cardAppFile,
	cardInvalidYaml,
	cardMissing,
	cardPythonVersion,
	cardSdk,
];
