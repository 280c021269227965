import type { Rule } from "../../src/gate/rule.ts";
import appFile from "../../src/rules/card/app-file.ts";
import appPort from "../../src/rules/card/app-port.ts";
import invalidValue from "../../src/rules/card/invalid-value.ts";
import invalidYaml from "../../src/rules/card/invalid-yaml.ts";
import missing from "../../src/rules/card/missing.ts";
import noDocumentation from "../../src/rules/card/no-documentation.ts";
import pythonVersion from "../../src/rules/card/python-version.ts";
import sdk from "../../src/rules/card/sdk.ts";
import unknownKey from "../../src/rules/card/unknown-key.ts";

/** The rules that judge a card from the tree alone, together: what one says the others need not. */
export const CARD_RULES: readonly Rule[] = [
	appFile,
	appPort,
	invalidValue,
	invalidYaml,
	missing,
	noDocumentation,
	pythonVersion,
	sdk,
	unknownKey,
];
