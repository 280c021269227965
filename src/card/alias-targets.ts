import { type Alias, type Document, isAlias, type Node, visit } from "yaml";

/**
 * What every alias of a document refers to: the last node before it that carries its anchor. One walk for all of them;
 * the package's own `resolve` reads the document anew for each.
 */
export function aliasTargets(document: Document.Parsed): ReadonlyMap<Alias, Node> {
	const anchored = new Map<string, Node>();
	const targets = new Map<Alias, Node>();
	visit(document, {
		Node: (_, node) => {
			if (isAlias(node)) {
				const target = anchored.get(node.source);
				if (target !== undefined) targets.set(node, target);
			} else if (node.anchor !== undefined) anchored.set(node.anchor, node);
		},
	});
	return targets;
}
