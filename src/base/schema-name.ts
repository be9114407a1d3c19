/** The schema that a document names in its first key, such as `spoor/scenario@1`, if it does. */
export function schemaNameOf(text: string): string | undefined {
  const found = /^\s*(?:#[^\n]*\n\s*)*["']?schema["']?:[ ]*["']?(spoor\/[\w-]+@\d+)\b/.exec(
    text.slice(0, 4096).replace(/^\uFEFF?\s*\{?\s*/, ''),
  )
  return found?.[1]
}
