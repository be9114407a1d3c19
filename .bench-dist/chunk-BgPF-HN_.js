// src/base/did-you-mean.ts
/** Words longer than this are not compared: hostile input must not cost quadratic time. */
const longestWord = 100;
/**
* The known words nearest to a misspelt one, nearest first, at most three; empty when none is near
* (a third of the word's length in edits, at least one). Letter case does not count as an edit.
*/
function nearestWords(word, known) {
	if (word.length > longestWord) return [];
	const limit = Math.max(1, Math.floor(word.length / 3));
	const ranked = [];
	for (const candidate of new Set(known)) {
		if (Math.abs(candidate.length - word.length) > limit) continue;
		const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), limit);
		if (distance <= limit) ranked.push({
			candidate,
			distance
		});
	}
	ranked.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
	return ranked.slice(0, 3).map(({ candidate }) => candidate);
}
/** A hint such as `did you mean "contains" or "cased"?`; `undefined` when no word is near. */
function didYouMean(word, known) {
	const words = nearestWords(word, known).map((one) => `"${one}"`);
	const last = words.pop();
	if (last === void 0) return void 0;
	return words.length === 0 ? `did you mean ${last}?` : `did you mean ${words.join(", ")} or ${last}?`;
}
/** Optimal string alignment distance; anything above the limit is returned as limit + 1. */
function editDistance(from, to, limit) {
	let older = [];
	let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
	for (let row = 1; row <= from.length; row++) {
		const current = [row];
		for (let column = 1; column <= to.length; column++) {
			const same = from[row - 1] === to[column - 1];
			let best = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + (same ? 0 : 1));
			if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) best = Math.min(best, (older[column - 2] ?? 0) + 1);
			current.push(best);
		}
		if (Math.min(...current) > limit) return limit + 1;
		older = previous;
		previous = current;
	}
	return previous[to.length] ?? limit + 1;
}
export { nearestWords as n, didYouMean as t };
