// Stands in for node-gyp-build in the bundle, where tree-sitter's own index.js is its only caller.
import { openAddon } from "./assets.bundled.ts";

export default (): unknown => openAddon("tree-sitter");
