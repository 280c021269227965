// npm run demo: the whole story without any account, on a Hub that runs on this machine. Needs dist/, git and python3 with uvicorn and fastapi.
import { parseArgs } from "node:util";
import { loadSource } from "./load-source.mjs";

const { values } = parseArgs({ options: { action: { type: "string", default: "." } } });
const { playDemo } = await loadSource("scripts/demo/story.ts", "bundle");
process.exitCode = await playDemo(values.action);
