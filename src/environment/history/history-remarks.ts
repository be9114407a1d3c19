/** What has to be said about a history before anybody trusts the word "new". */
import type { Diagnostic } from '../../base/diagnostic.ts'
import { fullKinds, type History, type HistoryKind, mostKeys } from './history.ts'

const kindNames: Readonly<Record<HistoryKind, string>> = {
  'log-account': 'accounts whose logs were read',
  'whole-log-account': 'accounts whose logs were read whole',
  principal: 'principals',
  'principal-verb': 'principals by what they do',
  'account-region': 'regions of accounts',
  grantee: 'accounts that were let in',
}

/**
 * A warning for each kind that is full, of which nothing is called new any more, and one for events
 * whose time cannot be right.
 */
export function historyRemarks(history: History, implausibleEvents = 0): readonly Diagnostic[] {
  const full = fullKinds(history).map((kind): Diagnostic => {
    const most = mostKeys[kind].toLocaleString('en-US')
    return {
      code: 'history-full',
      severity: 'warning',
      message: `the history holds at most ${most} ${kindNames[kind]}, and more were seen: none of them is called new`,
      hint: 'keep one history for each organisation, or begin a new one',
    }
  })
  if (implausibleEvents === 0) return full
  const message = `${implausibleEvents} events were not learned: their time is before 2006 or in the future`
  const hint = 'look at the clock of this machine, and at what converted the logs'
  return [...full, { code: 'history-time', severity: 'warning', message, hint }]
}
