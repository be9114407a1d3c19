/** Text of a bundle made harmless for Markdown; it is hostile until it went through here. */

/**
 * The text without control characters, marks that turn or hide writing, and lone surrogates; line breaks
 * as `\n`, every other white space as a space. Real texts of MITRE hold carriage returns, no-break and
 * zero-width spaces (reference/playbooks.md 2.3).
 */
export function cleanText(text: string): string {
  return withoutHidden(
    text.replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n').replaceAll(/[\t\p{Zs}]/gu, ' '),
  ).trim()
}

/** The text without control characters but line breaks, and without what turns or hides writing. */
export function withoutHidden(text: string): string {
  return text.replaceAll(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
}

/** The address as a link target that ends at no bracket, when it leads to the web. */
export function safeUrl(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined
  const isHarmless = /^[!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]*$/.test(url) && !url.includes('&#')
  if (isHarmless && isBalanced(url)) return url
  return new URL(url).href.replaceAll(
    /[()<>[\]\\"'`|\s]/g,
    (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}

/** Markdown takes brackets into a target only in pairs. */
function isBalanced(url: string): boolean {
  let depth = 0
  for (const unit of url) {
    if (unit === '(') depth++
    if (unit === ')') depth--
    if (depth < 0) return false
  }
  return depth === 0
}
