import type { LoadedScenario } from '../emulation/scenario/loaded-scenario.ts'

/** Where the telemetry of a case comes from. */
export type Telemetry =
  | {
      readonly kind: 'scenario'
      readonly loaded: LoadedScenario
      readonly shape: string
      readonly seed: string
    }
  | { readonly kind: 'file'; readonly file: string; readonly origin: 'recorded' | 'emulated' }
