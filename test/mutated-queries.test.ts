/**
 * A hundred thousand queries, damaged in the ways that hands and machines damage them, are compiled or
 * refused with diagnostics that point into the text; nothing is thrown and nothing hangs. Seeded: the
 * same queries each time.
 */
import { expect, it } from 'vitest'
import { compileEql } from '../src/detections/eql/compile.ts'
import { ecsSchema } from '../src/detections/eql/ecs-schema.ts'
import { stagesOf } from '../src/detections/query/stages-of.ts'
import { compilePredicate } from '../src/matching/compile-predicate.ts'

const count = 100_000

/** Every construct of the language once. */
const seeds: readonly string[] = [
  'any where true',
  'iam where event.action == "CreateUser" and not user.name : ("a*", "?b")',
  '"my category" where not (event.outcome != "success" or ?x.y == null) and source.ip != null',
  'any where user.name in ("a", "b") and user.id not in~ ("C") and event.duration * 2 + 1 >= -7 / 2.5',
  'any where cidrMatch(source.ip, "10.0.0.0/8", "2001:db8::/32") and length(user.name) > 3',
  'any where event.action regex~ "Create.{1,3}[a-c]+(x|y)?" and user.name like~ "A*" // why',
  'any where startsWith~(user.name, "x") /* a /* b */ c */ and between(message, "a", "b", true) == "c"',
  'any where `user`.name == """raw \\ text""" and string(event.severity) : "\\u{41}\\n"',
  'any where @timestamp > "2026-01-31T10:00:00Z" and azure.activitylogs.properties.`0`.id == 1e3',
  'sequence by user.id, cloud.account.id with maxspan=5m [any where true] by host.id with runs=2 ![iam where false] by host.id until [any where a.b] by host.id',
  'sequence [any where spoor.verb == "copy"] by ?x [any where spoor.chain.step > 1] by ?y | head 3 | tail 1',
  'sample by user.id, ?group.id [any where event.action == "a"] [any where event.action == "b"]',
  'join by a [x where true] [y where a = 1] | count',
]

const pieces = seeds.flatMap((seed) => seed.match(/\w+~?|"[^"]*"|\s+|[^\w\s]/g) ?? [])
const odd = [
  '"',
  "'",
  '`',
  '\\',
  '?',
  '??',
  '"""',
  '/*',
  '//',
  '\u0000',
  '\ud800',
  '💥',
  '٣',
  '\u2028',
]

/** Numbers from 0 to below 1, the same each time (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const random = createRandom(20260302)

function below(limit: number): number {
  return Math.floor(random() * limit)
}

function pick(list: readonly string[]): string {
  return list[below(list.length)] ?? ''
}

const mutations: readonly ((text: string, at: number) => string)[] = [
  (text, at) => text.slice(0, at) + text.slice(at + 1 + below(4)),
  (text, at) => text.slice(0, at) + pick(pieces) + text.slice(at),
  (text, at) => text.slice(0, at) + pick(odd) + text.slice(at),
  (text, at) => text.slice(0, at),
  (text, at) => text.slice(at),
  (text, at) => text.slice(0, at) + pick(seeds).slice(below(40)),
  (text, at) => text.slice(0, at) + text.slice(0, at + below(20)) + text.slice(at),
  (text, at) => text.slice(0, at) + String.fromCharCode(below(256)) + text.slice(at + 1),
]

/** Repetition without bound, which must not end the stack; rare, for it is long. */
const repeated = ['(', 'not ', '-', '[', 'a == ', '/*', 'a and ', '| head 1 ', 'x(', '"a" in (']

function mutated(): string {
  let text = pick(seeds)
  const times = below(2) === 0 ? 1 : 1 + below(4)
  for (let done = 0; done < times; done++) {
    text = mutations[below(mutations.length)]?.(text, below(text.length + 1)) ?? text
  }
  if (below(1000) > 0) return text
  const at = below(text.length + 1)
  return text.slice(0, at) + pick(repeated).repeat(3000) + text.slice(at)
}

/** Compiles a query: `compiled`, `refused`, or what is wrong with the answer. */
function outcomeOf(text: string): string {
  const compiled = compileEql(text, { schema: ecsSchema })
  if ('query' in compiled) {
    for (const { where } of stagesOf(compiled.query)) compilePredicate(where)
    return 'compiled'
  }
  const lines = text.split('\n')
  const [first] = compiled.diagnostics
  if (first === undefined) return 'refused without a reason'
  const lost = compiled.diagnostics.find(
    ({ line = 0, column = 0 }) => column < 1 || column > (lines[line - 1]?.length ?? -1) + 1,
  )
  return lost === undefined ? 'refused' : `${lost.code} points at ${lost.line}:${lost.column}`
}

it(`${count} mutated queries are compiled or refused`, () => {
  const outcomes: Record<string, number> = {}
  const failures: string[] = []
  for (let index = 0; index < count; index++) {
    const text = mutated()
    try {
      const outcome = outcomeOf(text)
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      if (outcome !== 'compiled' && outcome !== 'refused') failures.push(`${outcome}: ${text}`)
    } catch (error) {
      failures.push(`${String(error)}: ${text}`)
    }
  }
  expect(failures.slice(0, 5).map((one) => one.slice(0, 300))).toEqual([])
  const { compiled = 0, refused = 0 } = outcomes
  expect(compiled + refused).toBe(count)
  // Both happen often: the mutations are neither too wild nor too tame.
  expect(Math.min(compiled, refused)).toBeGreaterThan(count / 20)
}, 60_000)
