/** People sign in and look about; now and then somebody may not. */
import { refusedCall } from '../calls/aws-call.ts'
import { everydayRead } from '../calls/aws-everyday-calls.ts'
import { playConsoleLogin } from '../calls/aws-player.ts'
import { awsRecord } from '../steps/aws-played-record.ts'
import { callRecord } from './aws-noise-record.ts'
import { awsStaffOf } from './aws-staff.ts'
import type { NoiseKind } from './noise-kind.ts'

/** Administrators at the console, operators with their role, developers with their keys. */
export const awsPeople: NoiseKind = (moment) => {
  const { time, place, random } = moment
  const { administrators, operators, developers } = awsStaffOf(place)
  const turn = random.fraction()
  if (turn < 0.2) {
    return [callRecord(moment, random.pick(operators)(time), everydayRead(random))]
  }
  if (turn < 0.45) {
    const developer = random.pick(developers)
    const call = everydayRead(random)
    const isRefused = random.fraction() < 0.1
    const outcome = isRefused ? refusedCall(call, developer, { random }) : call
    return [callRecord(moment, developer, outcome)]
  }
  const administrator = random.pick(administrators)
  if (turn < 0.6) {
    const caller = administrator.signIn(time)
    const login = playConsoleLogin({ caller, time, region: place.region }, random)
    return [awsRecord(login, time, caller.principal)]
  }
  return [callRecord(moment, administrator.at(time), everydayRead(random))]
}
