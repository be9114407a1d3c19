import { describe, expect, it } from 'vitest'
import { fetchBundle, type Fetch, isAddress } from './fetch-bundle.ts'

/** A network of given answers that notes what it was asked. */
function network(answers: Readonly<Record<string, () => Response>>): {
  readonly ask: Fetch
  readonly asked: string[]
} {
  const asked: string[] = []
  return {
    asked,
    ask: async (url, init) => {
      asked.push(url)
      expect(init.redirect).toBe('manual')
      return answers[url]?.() ?? new Response('', { status: 404 })
    },
  }
}

const redirect = (location: string) => () =>
  new Response(null, { status: 302, headers: { location } })

describe('fetchBundle', () => {
  it('gives the bytes at an https address, redirects followed', async () => {
    const { ask, asked } = network({
      'https://a.test/x': redirect('/y'),
      'https://a.test/y': redirect('https://b.test/z'),
      'https://b.test/z': () => new Response('{}'),
    })
    expect((await fetchBundle('https://a.test/x', ask)).toString()).toBe('{}')
    expect(asked).toEqual(['https://a.test/x', 'https://a.test/y', 'https://b.test/z'])
  })

  it('asks nothing but https, at first and after a redirect', async () => {
    for (const address of ['http://a.test/', 'file:///etc/passwd', 'ftp://a.test/']) {
      const { ask, asked } = network({})
      await expect(fetchBundle(address, ask)).rejects.toThrow('is not used, https:// only')
      expect(asked).toEqual([])
    }
    const { ask, asked } = network({ 'https://a.test/': redirect('http://a.test/') })
    await expect(fetchBundle('https://a.test/', ask)).rejects.toThrow('http:// is not used')
    expect(asked).toEqual(['https://a.test/'])
  })

  it('refuses an address with a password, an error, and redirects without end', async () => {
    const { ask, asked } = network({ 'https://loop.test/': redirect('https://loop.test/') })
    await expect(fetchBundle('https://u:p@a.test/', ask)).rejects.toThrow('holds a password')
    await expect(fetchBundle('https://a.test/', ask)).rejects.toThrow(
      'a.test answers with status 404',
    )
    asked.length = 0
    await expect(fetchBundle('https://loop.test/', ask)).rejects.toThrow(
      'redirects more than 5 times',
    )
    expect(asked).toHaveLength(6)
  })

  it('stops reading an answer that has no end', async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(1 << 24)),
    })
    const { ask } = network({ 'https://a.test/': () => new Response(endless) })
    await expect(fetchBundle('https://a.test/', ask)).rejects.toThrow('larger than 256 MB')
  })
})

it('tells addresses from files', () => {
  expect(['https://a/', 'HTTP://a/', 'file:///x'].every(isAddress)).toBe(true)
  expect(['a.json', './https:/a', 'C:\\a', '-'].some(isAddress)).toBe(false)
})
