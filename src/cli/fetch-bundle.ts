import { collectBytes } from './attack-bundle.ts'

/** What asks the network; a stand-in in tests. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** No server of a bundle sends anybody further than this. */
const mostRedirects = 5
/** A bundle of 40 MB takes a slow line some minutes. */
const longestFetch = 10 * 60 * 1000

/**
 * Fetches the bytes at an address, over https only, through redirects too. Throws what the network
 * throws, and an Error with a sentence for a person where the answer cannot be used.
 */
export async function fetchBundle(address: string, ask: Fetch = fetch): Promise<Buffer> {
  const signal = AbortSignal.timeout(longestFetch)
  let url = requireHttps(address, address)
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const response = await ask(url.href, { redirect: 'manual', signal })
    const location = response.headers.get('location')
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel()
      url = requireHttps(location, url.href)
    } else if (!response.ok || response.body === null) {
      await response.body?.cancel()
      throw new Error(`${url.host} answers with status ${response.status}`)
    } else return collectBytes(response.body)
  }
  throw new Error(`it redirects more than ${mostRedirects} times`)
}

/** Is the text an address rather than a file? */
export function isAddress(text: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(text)
}

function requireHttps(address: string, base: string): URL {
  const url = new URL(address, base)
  if (url.protocol !== 'https:') throw new Error(`${url.protocol}// is not used, https:// only`)
  if (url.username !== '' || url.password !== '') throw new Error('the address holds a password')
  return url
}
