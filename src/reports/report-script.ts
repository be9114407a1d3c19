/**
 * The script of a report: opens findings when they are wanted, searches and filters them, moves through
 * them by keyboard. Pictures and records stand in `noscript` as text, so that a page of a thousand findings
 * opens at once; what is made of the text was escaped when it was written, and the policy runs none of it.
 */
import { pageScript } from './page-script.ts'

/** Without it every finding opens as well, with all that it holds. */
export const reportScript = `${pageScript}
;(() => {
  const printed = 40
  const setUp = (findings) => {
    const items = findings.map((finding) => finding.parentElement)
    const input = document.getElementById('words')
    const found = document.getElementById('found')
    const buttons = [...document.querySelectorAll('#filters button')]
    const heads = findings.map((finding) => finding.firstElementChild)

    const unfold = (finding) => {
      for (const kept of finding.querySelectorAll('noscript')) {
        const made = new DOMParser().parseFromString(kept.textContent, 'text/html')
        kept.replaceWith(...made.body.childNodes)
      }
      for (const text of finding.querySelectorAll('[data-copy]')) addCopyButton(text)
    }
    const addCopyButton = (text) => {
      text.removeAttribute('data-copy')
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'copy'
      button.textContent = 'Copy'
      button.addEventListener('click', async () => {
        try {
          await navigator.clipboard.writeText(text.textContent)
          button.textContent = 'Copied'
        } catch {
          getSelection().selectAllChildren(text)
          button.textContent = 'Selected'
        }
        setTimeout(() => { button.textContent = 'Copy' }, 2000)
      })
      text.before(button)
    }
    const chosen = (name) => {
      const own = buttons.filter((button) => button.dataset[name] !== undefined)
      return own.length === 0 ? undefined : new Set(own.filter(isPressed).map((button) => button.dataset[name]))
    }
    const isPressed = (button) => button.getAttribute('aria-pressed') === 'true'
    const filter = () => {
      const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean)
      const levels = chosen('level')
      const clouds = chosen('cloud')
      let count = 0
      findings.forEach((finding, index) => {
        const { level, cloud, search } = finding.dataset
        const isShown = (levels === undefined || levels.has(level))
          && (clouds === undefined || cloud === '' || cloud.split(',').some((one) => clouds.has(one)))
          && words.every((word) => search.includes(word))
        items[index].hidden = !isShown
        if (isShown) count += 1
      })
      found.textContent = count === findings.length
        ? 'All ' + count + ' findings are shown.'
        : count + ' of ' + findings.length + ' findings are shown.'
    }
    const shown = () => heads.filter((head, index) => !items[index].hidden)
    const move = (from, to) => {
      const list = shown()
      const target = to === 'first' ? list[0] : to === 'last' ? list.at(-1) : list[list.indexOf(from) + to]
      target?.focus()
      target?.scrollIntoView({ block: 'nearest' })
      return target !== undefined
    }
    const ways = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1, Home: 'first', End: 'last' }
    const followAddress = () => {
      const finding = findings.find(({ id }) => '#' + id === location.hash)
      if (finding === undefined) return
      finding.parentElement.hidden = false
      unfold(finding)
      finding.open = true
      finding.scrollIntoView()
      finding.firstElementChild.focus({ preventScroll: true })
    }

    for (const finding of findings) {
      finding.addEventListener('toggle', () => { if (finding.open) unfold(finding) })
      // Before it opens, so that it opens with all that it holds.
      finding.firstElementChild.addEventListener('click', () => unfold(finding))
    }
    document.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const { target, key } = event
      if (key === 'Escape') {
        if (target === input) {
          if (input.value !== '') { input.value = ''; filter() } else input.blur()
          return
        }
        const finding = target.closest?.('.finding')
        if (finding == null) return
        finding.open = false
        finding.firstElementChild.focus()
        return
      }
      if (target === input) {
        if ((key === 'ArrowDown' || key === 'Enter') && move(undefined, 'first')) event.preventDefault()
        return
      }
      if (heads.includes(target) && key in ways && move(target, ways[key])) event.preventDefault()
    })
    addEventListener('hashchange', followAddress)
    document.addEventListener('click', (event) => {
      const link = event.target.closest?.('a')
      // A link to the address that is there already changes no address.
      if (link?.getAttribute('href') === location.hash) setTimeout(followAddress, 0)
    })

    let opened = []
    addEventListener('beforeprint', () => {
      opened = findings.filter((finding, index) => !items[index].hidden && !finding.open).slice(0, printed)
      for (const finding of opened) { unfold(finding); finding.open = true }
    })
    addEventListener('afterprint', () => {
      for (const finding of opened) finding.open = false
      opened = []
    })

    if (input === null) return followAddress()
    document.getElementById('filters').hidden = false
    input.addEventListener('input', filter)
    for (const button of buttons) {
      button.addEventListener('click', () => {
        button.setAttribute('aria-pressed', String(!isPressed(button)))
        filter()
      })
    }
    const quiet = buttons.find((button) => button.dataset.level === 'informational')
    const hasOthers = buttons.some((button) => button.dataset.level !== undefined && button !== quiet)
    if (quiet !== undefined && hasOthers) quiet.setAttribute('aria-pressed', 'false')
    filter()
    followAddress()
  }
  document.addEventListener('DOMContentLoaded', () => setUp([...document.querySelectorAll('.finding')]))
})()
`
