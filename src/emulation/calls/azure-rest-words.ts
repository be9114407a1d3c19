import type { JsonObject } from '../../base/json.ts'

/** A word of the REST dialect with its translation, which mostly is the word again. */
export function localized(value: string, localizedValue = value): JsonObject {
  return { value, localizedValue }
}

/** The numbers of the HTTP states that rows tell. */
const httpStates: Readonly<Record<string, number>> = {
  OK: 200,
  Created: 201,
  Accepted: 202,
  NoContent: 204,
  BadRequest: 400,
  Forbidden: 403,
  NotFound: 404,
  Conflict: 409,
  TooManyRequests: 429,
}

/** `Accepted` with `Accepted (HTTP Status Code: 202)`; other words stand for themselves. */
export function localizedStatus(subState: string): JsonObject {
  const number = httpStates[subState]
  return number === undefined
    ? localized(subState)
    : localized(subState, `${subState} (HTTP Status Code: ${number})`)
}

/** Ticks of 100 ns since year 1, as .NET counts them; more digits than a number can hold. */
export function ticksOf(time: number): string {
  return String(BigInt(time) * 10_000n + 621_355_968_000_000_000n)
}
