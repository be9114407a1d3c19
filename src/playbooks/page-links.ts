/** Links of MITRE to techniques, turned to pages of ours where there are some. */

/** Paths of our pages by technique, relative to the page that links; with `/` between their parts. */
export type LocalPages = ReadonlyMap<string, string>

const techniquePage = /^https:\/\/attack\.mitre\.org\/techniques\/(T\d{4})(?:\/(\d{3}))?\/?$/

/** The link as it is to stand: relative to a page of ours, else as MITRE wrote it. */
export function linkTo(url: string, pages: LocalPages): string {
  const [, technique, part] = techniquePage.exec(url) ?? []
  if (technique === undefined) return url
  const path = pages.get(part === undefined ? technique : `${technique}.${part}`)
  return path === undefined ? url : path.split('/').map(encodePart).join('/')
}

function encodePart(part: string): string {
  return encodeURIComponent(part).replaceAll('(', '%28').replaceAll(')', '%29')
}
