/** The script of the pages of a site: what every page has, and the search on the first page. */
import { pageScript } from './page-script.ts'

/** Without it all is there to be read. */
export const siteScript = `${pageScript}
;(() => {
  const setUpSearch = (box, input) => {
    const rows = [...document.querySelectorAll('[data-search]')]
    const parts = [...document.querySelectorAll('[data-search-part]')]
    const count = document.getElementById('found')
    const search = () => {
      const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean)
      let found = 0
      for (const row of rows) {
        row.hidden = !words.every((word) => row.dataset.search.includes(word))
        if (!row.hidden) found += 1
      }
      for (const part of parts) part.hidden = part.querySelector('[data-search]:not([hidden])') === null
      count.textContent = words.length === 0 ? '' : found === 1 ? '1 page found' : found + ' pages found'
    }
    box.hidden = false
    input.addEventListener('input', search)
    if (location.hash === '#words') addEventListener('load', () => setTimeout(() => input.focus(), 0))
    search()
  }
  document.addEventListener('DOMContentLoaded', () => {
    const box = document.getElementById('search')
    const input = document.getElementById('words')
    if (box !== null && input !== null) setUpSearch(box, input)
  })
})()
`
