import type { Rule } from "../gate/rule.ts";
import structureDockerfileForbidden from "./structure/dockerfile-forbidden.ts";

/** Every rule, in the order in which reports list them. */
export const RULES: readonly Rule[] = [structureDockerfileForbidden];
