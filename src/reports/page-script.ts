/**
 * The script of every page: the switch between light and dark, which is remembered where the browser
 * allows it, and the key that leads to the search. Without it all is there to be read.
 */
export const pageScript = `
;(() => {
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
  const setUpSearchKey = (input) => {
    document.addEventListener('keydown', (event) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target === input) return
      event.preventDefault()
      input.focus()
    })
  }
  document.addEventListener('DOMContentLoaded', () => {
    const button = document.getElementById('theme')
    if (button !== null) setUpSwitch(button)
    const input = document.getElementById('words')
    if (input !== null) setUpSearchKey(input)
  })
})()
`
