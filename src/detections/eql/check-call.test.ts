import { describe, expect, it } from 'vitest'
import { compileEql } from './compile.ts'

/** `code: message` of every fault of a condition. */
function faults(condition: string): readonly string[] {
  const compiled = compileEql(`any where ${condition}`)
  return 'query' in compiled
    ? []
    : compiled.diagnostics.map(({ code, message }) => `${code}: ${message}`)
}

describe('checks of calls (eql.md 8)', () => {
  it.each([
    ['lenght(a) == 1', 'eql-unknown-function: no function "lenght"'],
    ['constructor(a) == 1', 'eql-unknown-function: no function "constructor"'],
    ['wildcard(a, "x")', 'eql-removed-function: the function "wildcard" is gone from the language'],
    ['length~(a) == 1', 'eql-tilde: "length~" does not exist'],
    ['length(a, b) == 1', 'eql-arity: "length" expects 1 argument, found 2'],
    ['substring(a) == ""', 'eql-arity: "substring" expects 2 to 3 arguments, found 1'],
    ['cidrMatch(a)', 'eql-arity: "cidrMatch" expects at least 2 arguments, found 1'],
    ['cidrMatch(a, b)', 'eql-constant: "cidrMatch" needs a constant here; b is none'],
    ['cidrMatch(a, "10.1/8")', 'eql-block: "10.1/8" is no block of addresses such as "10.0.0.0/8"'],
    ['between(a, "x", "y", ok) == ""', 'eql-constant: "between" needs a constant here; ok is none'],
    ['length(7) == 1', 'eql-type: "length" needs text; 7 is of type number'],
    ['add("1", 2) == 3', 'eql-type: "add" needs a value of type number; "1" is of type string'],
    ['modulo(a, 0) == 1', 'eql-division-by-zero: division by zero'],
  ])('refuse %s', (condition, fault) => {
    expect(faults(condition)).toEqual([fault])
  })

  it.each([
    'LENGTH(a) == 1',
    'endsWith~(a, "x")',
    'cidrMatch(a, "10.0.0.0/8", "::/0")',
    'cidrMatch("10.0.0.1", "10.0.0.0/8")',
    'substring(a, 0, length(b)) == "x"',
    'indexOf(a, "x", null) == 1',
    'number("0x1f", 16) == a',
  ])('let %s pass', (condition) => {
    expect(faults(condition)).toEqual([])
  })
})
