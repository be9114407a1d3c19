/** The site of the shipped content, of real notebooks and of hostile ones: whole, inert, the same again. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { addPlaybookCommand } from '../src/cli/playbook-command.ts'
import { gatherSite } from '../src/cli/site-content.ts'
import type { Diagnostic } from '../src/base/diagnostic.ts'
import type { Detection } from '../src/detections/detection.ts'
import { loadDetections } from '../src/detections/load-detection.ts'
import { renderSite } from '../src/reports/site.ts'
import type { SiteContent, SiteFile, SitePlaybook } from '../src/reports/site-content.ts'
import { runCommand } from './builders/command-runner.ts'
import { createInputFolder } from './builders/input-folder.ts'
import { hasSharedData, sharedPath } from './builders/shared-data.ts'
import { testOf, testText, theft } from './builders/test-document.ts'

const { root, put } = createInputFolder()

/** The addresses that a page leads to. */
function linksOf(page: string): readonly string[] {
  return [...page.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) => href)
}

function idsOf(page: string): readonly string[] {
  return [...page.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id)
}

/** Links that lead to no file of the site, or to no place on the page that they name. */
function deadLinks(files: readonly SiteFile[]): readonly string[] {
  const ids = new Map(files.map(({ path, text }) => [path, new Set(idsOf(text))]))
  return pagesOf(files).flatMap(({ path, text }) =>
    linksOf(text)
      .filter((href) => !/^https?:/.test(href))
      .filter((href) => {
        const [file = '', place] = href.split('#')
        const target = file === '' ? path : posix.join(posix.dirname(path), file)
        const known = ids.get(target)
        return known === undefined || (place !== undefined && !known.has(place))
      })
      .map((href) => `${path}: ${href}`),
  )
}

function pagesOf(files: readonly SiteFile[]): readonly SiteFile[] {
  return files.filter(({ path }) => path.endsWith('.html'))
}

/** What a page holds beside its own style and script. */
function withoutOwn(page: string): string {
  return page.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<script>[\s\S]*?<\/script>/, '')
}

/** A tag as it is written here: attributes in double quotes, or without a value. */
const tagShape = /<(\/?[a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)>/g

/** What may stand on a page: nothing of it loads or runs. */
const harmless = {
  elements:
    'a article blockquote body br button code dd div dl dt em footer h1 h2 h3 h4 h5 h6 head header hr html input label li main meta nav ol p pre s section span strong table tbody td th thead title tr ul',
  attributes:
    'aria-current aria-label aria-live autocomplete charset class content data-search data-search-part for hidden href http-equiv id lang name placeholder rel role scope start tabindex type',
}

/** What stands on a page that is not known to be harmless. */
function strange(page: string): readonly string[] {
  const elements = new Set(harmless.elements.split(' '))
  const attributes = new Set(harmless.attributes.split(' '))
  const tags = [...page.matchAll(tagShape)]
  const found = tags.flatMap(([, name = '', written = '']) => [
    ...(elements.has(name.replace('/', '')) ? [] : [`<${name}>`]),
    ...[...written.matchAll(/ ([a-z-]+)(?:="[^"]*")?/g)].flatMap(([, attribute = '']) =>
      attributes.has(attribute) ? [] : [attribute],
    ),
  ])
  const rest = page.replace('<!doctype html>', '').replaceAll(tagShape, '')
  return [...found, ...(/[<>]/.test(rest) ? [`text: ${/.{0,40}[<>].{0,40}/.exec(rest)?.[0]}`] : [])]
}

/** What lets something in on the pages: in their policy, or in what stands on them. */
function faultsOf(files: readonly SiteFile[]): readonly string[] {
  return pagesOf(files).flatMap(({ path, text }) => {
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(text) ?? []
    const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(text) ?? []
    const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`
    const written = `content="${policy.replaceAll("'", '&#39;')}"`
    const faults = [
      ...(text.includes(written) ? [] : ['the policy']),
      ...strange(withoutOwn(text)),
      ...(/url\(|@import|expression/.test(style) ? ['the style'] : []),
      ...(/https?:|fetch|XMLHttp|innerHTML|eval|import\(/.test(script) ? ['the script'] : []),
    ]
    return faults.map((fault) => `${path}: ${fault}`)
  })
}

/** Does every element end, and none that is not the last that began? */
function isBalanced(page: string): boolean {
  const open: string[] = []
  for (const [, end, name = ''] of withoutOwn(page).matchAll(/<(\/?)([a-z][a-z0-9]*)/g)) {
    if (['meta', 'br', 'hr', 'input'].includes(name)) continue
    if (end === '') open.push(name)
    else if (open.pop() !== name) return false
  }
  return open.length === 0
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

describe('the site of what ships', () => {
  let content: SiteContent
  let files: readonly SiteFile[]
  let diagnostics: readonly Diagnostic[]
  beforeAll(async () => {
    const notebooks = hasSharedData() ? [sharedPath('notebooks')] : []
    const gathered = await gatherSite(notebooks, { rules: [] })
    content = gathered.content
    diagnostics = gathered.diagnostics
    files = await renderSite(content)
  })

  it('has a page for each technique, detection and test, and each is on the first page', () => {
    const first = linksOf(files[0]?.text ?? '')
    const pages = pagesOf(files)
    expect(diagnostics).toEqual([])
    expect(files[0]?.path).toBe('index.html')
    expect(content.detections.length).toBeGreaterThan(50)
    const count = (folder: string): number =>
      pages.filter(({ path }) => path.startsWith(folder)).length
    expect(count('detections/')).toBe(content.detections.length)
    expect(count('tests/')).toBe(content.tests.length)
    expect(pages.slice(1).filter(({ path }) => !first.includes(path))).toEqual([])
  })

  it('has no link that leads nowhere, and no place or file twice', () => {
    expect(deadLinks(files)).toEqual([])
    const lower = files.map(({ path }) => path.toLowerCase())
    expect(new Set(lower).size).toBe(files.length)
    const twice = pagesOf(files).flatMap(({ text }) => {
      const ids = idsOf(text)
      return ids.filter((id, index) => ids.indexOf(id) < index)
    })
    expect(twice).toEqual([])
  })

  it('loads and runs nothing but its own style and script', () => {
    expect(faultsOf(files)).toEqual([])
  })

  it('closes what it opens, in order', () => {
    expect(pagesOf(files).filter(({ text }) => !isBalanced(text))).toEqual([])
  })

  it('is the same to the byte whatever the order of what was read', async () => {
    const again = await renderSite({
      ...content,
      detections: content.detections.toReversed(),
      tests: content.tests.toReversed(),
      playbooks: content.playbooks.toReversed(),
    })
    expect(again).toEqual(files)
  })

  it('tells on the page of a detection all that is known of it', () => {
    const page = files.find(({ path }) => path === 'detections/aws_ebs_snapshot_shared.html')?.text
    const told = [
      'AWS EBS Snapshot Shared With Another Account',
      'requestParameters.createVolumePermission.add.items.userId|exists: true',
      'AWS CloudTrail',
      'logs-aws.cloudtrail-*',
      'Class C, disaster recovery',
      'Whether the receiver is one of ours',
      'Take the permission away',
      'AWS EBS snapshot shared with an outside account',
      '<td><code>CREATE_VOLUME_PERMISSION</code></td>',
      'the permission is taken away',
      'AWS EBS Snapshot Made Public',
      '../downloads/detections/aws_ebs_snapshot_shared.yml',
      '../downloads/detections/aws_ebs_snapshot_shared.layer.json',
    ]
    expect(told.filter((one) => page?.includes(one) !== true)).toEqual([])
  })

  it('gives away rules as they are written, and layers that can be read', () => {
    const rule = content.detections.find(({ file }) => file?.endsWith('aws_ami_public.yml'))
    const given = files.find(({ path }) => path === 'downloads/detections/aws_ami_public.yml')
    expect(given?.text).toBe(rule?.text)
    const layers = files.filter(({ path }) => path.endsWith('.layer.json'))
    expect(layers.length).toBeGreaterThan(content.detections.length)
    for (const { text } of layers) expect(JSON.parse(text)).toHaveProperty('versions.layer', '4.5')
  })

  it('finds a detection on the first page by the call that it asks for', () => {
    const rows = [
      ...(files[0]?.text ?? '').matchAll(/<tr data-search="([^"]*)"><td><a href="([^"]*)"/g),
    ]
    const found = rows.filter(([, words = '']) => words.includes('modifydbsnapshotattribute'))
    expect(found.map(([, , path]) => path)).toContain('detections/aws_rds_snapshot_shared.html')
  })
})

describe('a hostile site', () => {
  const evil = '</title><script>alert(1)</script><img src=x onerror=alert(1)>\u202E"\''
  const [loaded] = loadDetections('any where process.name == "<script>"', 'a.eql').detections
  if (loaded === undefined) throw new Error('the query has a fault')
  const rule: Detection = {
    ...loaded,
    id: evil,
    title: `${evil}${'x'.repeat(10_000)}`,
    description: evil,
    file: `../../${evil}.yml`,
    falsePositives: [evil],
    techniques: ['T1578.001', `../${evil}`],
    filters: [evil],
  }
  const page: SitePlaybook = {
    fileName: `${evil}.md`,
    technique: 'T1578.001',
    kind: 'hunt',
    text: evil,
    cells: [
      {
        kind: 'markdown',
        text: `# ${evil}\n\n${evil}\n\n[x](javascript:alert(1)) [y](../../${evil}.yml) [z](#q)`,
      },
      { kind: 'code', text: `\`\`\`\n${evil}` },
      { kind: 'markdown', text: `${'['.repeat(5000)}${'> '.repeat(5000)}${'*a '.repeat(5000)}` },
    ],
  }
  const guide: SitePlaybook = { ...page, kind: 'guide', technique: '<script>' }
  const { test } = testOf(testText(theft, 'expect: {}\n'))
  const content: SiteContent = {
    detections: [rule, { ...rule, id: 'b' }],
    facts: { steps: {}, columns: {}, next: {}, detections: {} },
    tests: [
      {
        fileName: evil,
        test: {
          ...test,
          name: evil,
          description: evil,
          executor: { name: 'sh', command: evil },
          expect: {
            detections: { fire: [evil, '__proto__'] },
            signals: [
              {
                id: 's',
                source: 'aws.cloudtrail',
                says: evil,
                match: [{ path: evil, eq: evil }],
              },
            ],
          },
        },
      },
    ],
    queries: [{ fileName: `${evil}.eql`, text: evil, technique: 'T1578.001' }],
    playbooks: [page, guide, { ...guide, fileName: `${evil}.md` }],
    techniqueNames: new Map([['T1578.001', evil]]),
    attackVersion: evil,
  }

  it('stays inert, with every link alive and every path plain', async () => {
    const files = await renderSite(content)
    expect(faultsOf(files)).toEqual([])
    expect(deadLinks(files)).toEqual([])
    for (const { path } of files) expect(path).toMatch(/^(?:[a-z]+\/){0,2}[\w-][\w.-]{0,80}$/)
    for (const { path } of files) expect(path).not.toContain('..')
    const pages = pagesOf(files).map(({ text }) => withoutOwn(text))
    expect(pages.filter((text) => text.includes('\u202E'))).toEqual([])
    expect(pages.some((text) => text.includes('&lt;script&gt;alert(1)'))).toBe(true)
  })
})

async function render(...words: readonly string[]): ReturnType<typeof runCommand> {
  return runCommand(addPlaybookCommand, ['playbook', 'render', ...words])
}

describe('spoor playbook render --to html', () => {
  const site = join(root, 'site')
  const region =
    '<!-- spoor:managed attack T1578.001 -->\n# T1578.001 Create Snapshot\n<!-- /spoor:managed -->\n'

  it('writes the site, again over itself, and takes away what is no longer of it', async () => {
    const hunt = put(
      'book/hunt.md',
      `${region.replaceAll('T1578.001', 'T1578.003')}\n# Words\n\n[how](answer.md) [rule](../x/aws_ami_public.yml)\n`,
    )
    const answer = put('book/answer.md', '# How to answer\n\nBack to [the hunt](hunt.md).\n')
    expect(await render(hunt, answer, '--to', 'html', '-o', site)).toMatchObject({
      code: undefined,
    })
    const guide = join(site, 'guides/t1578.003-answer.html')
    const technique = readFileSync(join(site, 'techniques/T1578.003.html'), 'utf8')
    expect(readFileSync(guide, 'utf8')).toContain(
      '<a href="../techniques/T1578.003.html">the hunt</a>',
    )
    expect(technique).toContain('<a href="../guides/t1578.003-answer.html">how</a>')
    expect(technique).toContain('<a href="../detections/aws_ami_public.html">rule</a>')
    expect(statSync(guide).mode & 0o777).toBe(0o600)
    await render(hunt, '--to', 'html', '-o', site)
    // The guide stands beside the hunt: it is read, but only a folder brings it.
    expect(existsSync(guide)).toBe(false)
    expect(existsSync(join(site, 'techniques/T1578.003.html'))).toBe(true)
  })

  it('refuses a folder that holds something else, and says which option is missing', async () => {
    const other = put('other/keep.txt', 'mine')
    const outcome = await render('--to', 'html', '-o', join(root, 'other'))
    expect(outcome).toMatchObject({ code: 3 })
    expect(outcome.stderr).toContain('is not empty and holds no site of Spoor')
    expect(readdirSync(join(root, 'other'))).toEqual(['keep.txt'])
    expect(readFileSync(other, 'utf8')).toBe('mine')
    expect(await render('--to', 'html')).toMatchObject({ code: 3 })
  })

  it('never takes away what a list of a site must not name', async () => {
    const kept = put('forged/../precious.html', 'mine')
    put(
      'forged/spoor-site.json',
      JSON.stringify({
        schema: 'spoor/site@1',
        files: ['../precious.html', 'tests/../../precious.html'],
      }),
    )
    await render('--to', 'html', '-o', join(root, 'forged'))
    expect(readFileSync(kept, 'utf8')).toBe('mine')
  })

  it('shows rules of the user, and tells of faults in them', async () => {
    put('rules/mine.eql', '// title: Mine alone\nany where event.action == "X"\n')
    put('rules/broken.eql', 'any were')
    const outcome = await render(
      '--to',
      'html',
      '-o',
      join(root, 'ours'),
      '-r',
      join(root, 'rules'),
    )
    expect(outcome.code).toBe(2)
    expect(outcome.stderr).toContain('broken.eql')
    expect(readFileSync(join(root, 'ours/detections/mine.html'), 'utf8')).toContain('Mine alone')
  })

  it('prints a layer of all detections, or of the techniques of playbooks', async () => {
    const all: unknown = JSON.parse((await render('--to', 'layer')).stdout)
    expect(JSON.stringify(all)).toContain('"T1490"')
    const hunt = put('alone/hunt.md', region.replaceAll('T1578.001', 'T1578.003'))
    const some = await render(hunt, '--to', 'layer', '--attack-version', '18.1')
    expect(JSON.parse(some.stdout)).toMatchObject({ versions: { attack: '18' } })
    expect(some.stdout).not.toContain('"T1490"')
  })

  it('prints the contents of a Jupyter Book beside which they stand', async () => {
    const hunt = put('jupyter/a/hunt.md', region)
    put('jupyter/readme.md', 'no playbook')
    const output = join(root, 'jupyter/_toc.yml')
    await render(join(root, 'jupyter'), '--to', 'toc', '-o', output)
    expect(readFileSync(output, 'utf8')).toBe('format: jb-book\nroot: "a/hunt"\n')
    expect(hunt).toContain('jupyter')
    expect(await render('--to', 'toc')).toMatchObject({ code: 3 })
  })
})
