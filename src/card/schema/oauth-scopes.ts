/**
 * Scopes of a Space's sign-in (hub-docs, docs/hub/spaces-oauth.md, 2026-08); `openid` and `profile` are always granted.
 * Spaces use others that the page does not name, such as `read-mcp`: only what looks like a misspelling is told.
 */
export const OAUTH_SCOPES: readonly string[] = [
	"openid",
	"profile",
	"email",
	"read-billing",
	"read-memberships",
	"read-repos",
	"gated-repos",
	"contribute-repos",
	"write-repos",
	"manage-repos",
	"read-collections",
	"write-collections",
	"inference-api",
	"read-endpoints",
	"write-endpoints",
	"jobs",
	"webhooks",
	"write-discussions",
];
