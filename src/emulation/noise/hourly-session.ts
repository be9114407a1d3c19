import { hour } from '../clock.ts'

/**
 * Gives the session, or the token, that a caller holds at a time; both in milliseconds UTC. Programs
 * and people work for an hour with what they signed in with, from the full hour on. The session of
 * one hour is kept, because to make one costs more than the record that carries it.
 */
export function hourlySession<Session>(
  begin: (since: number) => Session,
): (time: number) => Session {
  let held: { readonly since: number; readonly session: Session } | undefined
  return (time) => {
    const since = Math.floor(time / hour) * hour
    if (held?.since !== since) held = { since, session: begin(since) }
    return held.session
  }
}
