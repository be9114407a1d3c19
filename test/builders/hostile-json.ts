import * as fc from 'fast-check'
import type { JsonValue } from '../../src/base/json.ts'

/** Any JSON shape built of the keys and values that a reader looks for, and of some that break things. */
export function hostileJson(
  keys: readonly string[],
  values: readonly JsonValue[] = [],
): fc.Arbitrary<JsonValue> {
  const odd = [null, 0, true, '', '/', '{"a":', '__proto__', 'a'.repeat(300), ...values]
  const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom<JsonValue>(...odd),
      fc.string(),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys, '__proto__'), tie('value'), { maxKeys: 4 }),
    ),
  }))
  return value
}
