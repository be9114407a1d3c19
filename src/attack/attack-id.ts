/** Is the text an id of a technique or sub-technique, `T1578` or `T1578.001`? */
export function isTechniqueId(text: string): boolean {
  return /^T\d{4}(\.\d{3})?$/.test(text)
}

/** Is the text an id of any object of ATT&CK: `TA0005`, `M1018`, `S1091`, `DET0423`? */
export function isAttackId(text: string): boolean {
  return /^[A-Z]{1,5}\d{1,6}(\.\d{3})?$/.test(text)
}
