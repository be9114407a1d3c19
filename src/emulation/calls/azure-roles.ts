import { createRandom } from '../random.ts'

/** The ids of built-in roles, the same in every tenant. */
const builtInRoles: Readonly<Record<string, string>> = {
  Owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  Contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  Reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  'Virtual Machine Contributor': '9980e02c-c2be-4d73-94e8-173b1dc7cf3c',
  'Disk Snapshot Contributor': '7efff54f-a5b4-42b5-a1c5-5411624893ce',
  'Disk Backup Reader': '3e5e47e6-65f7-47ef-90b5-e5dd4d455f24',
  'Backup Contributor': '5e467623-bb1f-42f4-a55d-6e525e11384b',
}

/** The definition id of a role; one that is not built in is a custom role, its id made of its name. */
export function roleDefinitionOf(role: string): string {
  return builtInRoles[role] ?? createRandom(`custom role ${role}`).uuid()
}
