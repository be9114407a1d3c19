// src/findings/words.ts
const kindWords = {
	disk: "disk",
	snapshot: "snapshot",
	image: "image",
	instance: "instance",
	database: "database",
	"database-snapshot": "database snapshot",
	"network-group": "network group",
	"network-interface": "network interface",
	account: "account",
	bucket: "bucket",
	link: "download link"
};
/** The short name of a resource: the last part of a path or ARN, the bare id otherwise. */
function shortName({ id }) {
	if (id.startsWith("arn:")) return id.split(":").slice(6).join(":") || id;
	return id.split("/").filter((part) => part !== "").at(-1) ?? id;
}
/** `snapshot snap-0a1b…`: kind and short name. */
function nameResource(resource) {
	return `${kindWords[resource.kind]} ${shortName(resource)}`;
}
/** How a person is named in a sentence; the session follows where it tells somebody apart. */
function namePrincipal(principal) {
	const { display, session } = principal;
	return session === void 0 || display.includes(session) ? display : `${display} (${session})`;
}
/** `account 444455556666`, `everyone`, `user:x@example.com`. */
function nameGrantee(grantee) {
	if (grantee.kind === "public") return "everyone";
	if (grantee.kind === "account") return `account ${grantee.id}`;
	if (grantee.kind === "organization") return `organization ${grantee.id}`;
	return grantee.id;
}
/** `port 22`, `ports 22, 3389`, `every port`. */
function namePorts({ ports, protocol }) {
	const texts = ports.map(([from, to]) => from === to ? String(from) : `${from}-${to}`);
	if (texts.length === 0 || texts.includes("0-65535")) return protocol === "any" || protocol === "tcp" ? "every port" : `every ${protocol} port`;
	return texts.length === 1 && !texts[0]?.includes("-") ? `port ${texts[0]}` : `ports ${texts.join(", ")}`;
}
/** ISO text with seconds, UTC: `2026-03-02 14:05:09Z`. */
function nameTime(milliseconds) {
	return `${new Date(milliseconds).toISOString().slice(0, 19).replace("T", " ")}Z`;
}
/** `a`, `a and b`, `a, b and c`. */
function joinWords(words) {
	const last = words.at(-1);
	if (last === void 0) return "";
	const rest = words.slice(0, -1);
	return rest.length === 0 ? last : `${rest.join(", ")} and ${last}`;
}
/** `1 call`, `3 calls`. */
function countOf(count, noun) {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
export { namePrincipal as a, shortName as c, namePorts as i, joinWords as n, nameResource as o, nameGrantee as r, nameTime as s, countOf as t };
