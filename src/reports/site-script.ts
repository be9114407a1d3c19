/**
 * The script of every page: the switch between light and dark, which is remembered where the browser
 * allows it, and the search on the first page. Without it all is there to be read.
 */
export const siteScript = `
(() => {
  const root = document.documentElement
  const remembered = () => { try { return localStorage.getItem('spoor-theme') } catch { return null } }
  const remember = (theme) => { try { localStorage.setItem('spoor-theme', theme) } catch { return } }
  const theme = remembered()
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  const isDark = () => root.dataset.theme === undefined
    ? matchMedia('(prefers-color-scheme: dark)').matches
    : root.dataset.theme === 'dark'
  const setUpSwitch = (button) => {
    const show = () => { button.textContent = isDark() ? 'Light theme' : 'Dark theme' }
    button.hidden = false
    button.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark'
      remember(root.dataset.theme)
      show()
    })
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show)
    show()
  }
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
    document.addEventListener('keydown', (event) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target === input) return
      event.preventDefault()
      input.focus()
    })
    if (location.hash === '#words') addEventListener('load', () => setTimeout(() => input.focus(), 0))
    search()
  }
  document.addEventListener('DOMContentLoaded', () => {
    const button = document.getElementById('theme')
    if (button !== null) setUpSwitch(button)
    const box = document.getElementById('search')
    const input = document.getElementById('words')
    if (box !== null && input !== null) setUpSearch(box, input)
  })
})()
`
