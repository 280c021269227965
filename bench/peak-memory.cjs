// Loaded before a program (node --require): writes the most memory that it ever held, in kilobytes.
const { writeFileSync } = require("node:fs");

process.on("exit", () => writeFileSync(process.env.PEAK_MEMORY_FILE, String(process.resourceUsage().maxRSS)));
