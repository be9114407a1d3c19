import type { JsonObject } from '../../base/json.ts'

/** Who makes a Google Cloud call, and how audit logs show it (reference/telemetry.md 4.4). */
export interface GcpCaller {
  /** Also the stable principal. */
  readonly email: string
  readonly authenticationInfo: JsonObject
  /** Absent for Google's own systems. */
  readonly address?: string
  readonly agent?: string
}

/** A person at the console or with gcloud. */
export function googleUser(user: {
  readonly email: string
  readonly address: string
  readonly agent: string
}): GcpCaller {
  const { email } = user
  const authenticationInfo = { principalEmail: email, principalSubject: `user:${email}` }
  return { ...user, authenticationInfo }
}

/** A service account; with a key id, when its key is used from outside Google Cloud. */
export function serviceAccount(account: {
  readonly email: string
  readonly address?: string
  readonly agent?: string
  readonly project?: string
  readonly keyId?: string
}): GcpCaller {
  const { email, address, agent, project, keyId } = account
  const principalSubject = `serviceAccount:${email}`
  const key =
    keyId === undefined
      ? {}
      : {
          serviceAccountKeyName: `//iam.googleapis.com/projects/${project ?? '-'}/serviceAccounts/${email}/keys/${keyId}`,
        }
  return {
    email,
    authenticationInfo: { principalEmail: email, ...key, principalSubject },
    ...(address === undefined ? {} : { address }),
    ...(agent === undefined ? {} : { agent }),
  }
}

/** Compute Engine acting by itself, as in scheduled snapshots. */
export const googleSystem: GcpCaller = {
  email: 'system@google.com',
  authenticationInfo: { principalEmail: 'system@google.com' },
}

/** What gcloud calls itself for a command. */
export function gcloudAgent(command: string, invocation: string): string {
  return `google-cloud-sdk gcloud/538.0.0 command/gcloud.${command} invocation-id/${invocation} environment/None environment-version/None client-os/LINUX client-os-ver/6.8.0 client-pltf-arch/x86_64 interactive/True from-script/False python/3.12.8 term/xterm-256color (Linux 6.8.0-85-generic),gzip(gfe)`
}
