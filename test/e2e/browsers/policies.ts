/** What an administrator sets for the extension in Firefox and Thunderbird. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a program needs to be started with so that it takes them. */
export interface Policies {
  env: Record<string, string>;
  preferences: Record<string, unknown>;
}

/**
 * @param profile folder of the program's profile, where the file is written
 * @param extensionId gecko id of the extension's manifest
 * @param managed what is set; nothing = no file
 */
export function writePolicies(profile: string, extensionId: string, managed?: Record<string, unknown>): Policies {
  if (!managed) return { env: {}, preferences: {} };
  const path = join(profile, 'policies.json');
  writeFileSync(path, JSON.stringify({ policies: { '3rdparty': { Extensions: { [extensionId]: managed } } } }));
  return {
    // It takes an administrator's file from another place than the machine's only where it can reach nobody.
    env: { MOZ_DISABLE_NONLOCAL_CONNECTIONS: '1' },
    preferences: {
      'browser.policies.alternatePath': path,
      'security.turn_off_all_security_so_that_viruses_can_take_over_this_computer': true,
    },
  };
}
