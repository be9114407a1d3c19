/** Is the test one that the user asked for? Its name and id stand in its text. */
export function isWanted(
  { file, text }: { readonly file: string; readonly text: string },
  only: readonly string[] | undefined,
): boolean {
  if (only === undefined) return true
  const head = text.slice(0, 2000).toLowerCase()
  return only.some(
    (one) => file.toLowerCase().includes(one.toLowerCase()) || head.includes(one.toLowerCase()),
  )
}
