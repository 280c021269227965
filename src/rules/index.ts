// Made by "npm run generate" from the files of this folder.
import type { Rule } from "../gate/rule.ts";
import cardAppFile from "./card/app-file.ts";
import cardAppPort from "./card/app-port.ts";
import cardInvalidValue from "./card/invalid-value.ts";
import cardInvalidYaml from "./card/invalid-yaml.ts";
import cardMissing from "./card/missing.ts";
import cardNoDocumentation from "./card/no-documentation.ts";
import cardPythonVersion from "./card/python-version.ts";
import cardRejected from "./card/rejected.ts";
import cardSdk from "./card/sdk.ts";
import cardUnknownKey from "./card/unknown-key.ts";
import configEnvFileRequired from "./config/env-file-required.ts";
import configHardcodedSecret from "./config/hardcoded-secret.ts";
import configHardcodedUrl from "./config/hardcoded-url.ts";
import configInvalidOnSpace from "./config/invalid-on-space.ts";
import configNotSetOnSpace from "./config/not-set-on-space.ts";
import configSuppression from "./config/suppression.ts";
import configUncheckedRequired from "./config/unchecked-required.ts";
import configUndeclaredVariable from "./config/undeclared-variable.ts";
import configUnusedVariable from "./config/unused-variable.ts";
import configVariableMismatch from "./config/variable-mismatch.ts";
import configWeakDefault from "./config/weak-default.ts";
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
import frontendApiClientMissing from "./frontend/api-client-missing.ts";
import frontendBypassesApiClient from "./frontend/bypasses-api-client.ts";
import frontendCorsOriginMissing from "./frontend/cors-origin-missing.ts";
import frontendHardcodedApiUrl from "./frontend/hardcoded-api-url.ts";
import frontendTokenNotAttached from "./frontend/token-not-attached.ts";
import frontendUnknownRoute from "./frontend/unknown-route.ts";
import runtimeBuildSecret from "./runtime/build-secret.ts";
import runtimeMissingSource from "./runtime/missing-source.ts";
import runtimePort from "./runtime/port.ts";
import runtimeProxyHeaders from "./runtime/proxy-headers.ts";
import runtimeServesApp from "./runtime/serves-app.ts";
import runtimeUser from "./runtime/user.ts";
import securityCorsInvalidOrigin from "./security/cors-invalid-origin.ts";
import securityCorsMissing from "./security/cors-missing.ts";
import securityCorsUndeclaredOrigin from "./security/cors-undeclared-origin.ts";
import securityCorsWildcard from "./security/cors-wildcard.ts";
import securityJwtUnverified from "./security/jwt-unverified.ts";
import securityUnvalidatedInput from "./security/unvalidated-input.ts";
import structureDockerfileForbidden from "./structure/dockerfile-forbidden.ts";
import structureDockerfileMissing from "./structure/dockerfile-missing.ts";
import structureEntrypointMissing from "./structure/entrypoint-missing.ts";
import structureForeignPlatformConfig from "./structure/foreign-platform-config.ts";
import structureLargeFile from "./structure/large-file.ts";
import structureLfsPointer from "./structure/lfs-pointer.ts";
import structureOutOfBounds from "./structure/out-of-bounds.ts";
import structureRequirementsMissing from "./structure/requirements-missing.ts";
import structureSecondEntrypoint from "./structure/second-entrypoint.ts";
import structureSecretFile from "./structure/secret-file.ts";
import structureShadowedModule from "./structure/shadowed-module.ts";

/** Every rule, in the order in which reports list them. */
export const RULES: readonly Rule[] = [
	structureDockerfileForbidden,
	structureDockerfileMissing,
	structureEntrypointMissing,
	structureForeignPlatformConfig,
	structureLargeFile,
	structureLfsPointer,
	structureOutOfBounds,
	structureRequirementsMissing,
	structureSecondEntrypoint,
	structureSecretFile,
	structureShadowedModule,
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
	cardAppPort,
	cardInvalidValue,
	cardInvalidYaml,
	cardMissing,
	cardNoDocumentation,
	cardPythonVersion,
	cardRejected,
	cardSdk,
	cardUnknownKey,
	configEnvFileRequired,
	configHardcodedSecret,
	configHardcodedUrl,
	configInvalidOnSpace,
	configNotSetOnSpace,
	configSuppression,
	configUncheckedRequired,
	configUndeclaredVariable,
	configUnusedVariable,
	configVariableMismatch,
	configWeakDefault,
	securityCorsInvalidOrigin,
	securityCorsMissing,
	securityCorsUndeclaredOrigin,
	securityCorsWildcard,
	securityJwtUnverified,
	securityUnvalidatedInput,
	runtimeBuildSecret,
	runtimeMissingSource,
	runtimePort,
	runtimeProxyHeaders,
	runtimeServesApp,
	runtimeUser,
	frontendApiClientMissing,
	frontendBypassesApiClient,
	frontendCorsOriginMissing,
	frontendHardcodedApiUrl,
	frontendTokenNotAttached,
	frontendUnknownRoute,
];
