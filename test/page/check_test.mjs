// The page's own checks as the build has it: types, rules of style, unit tests (web/test).
//
//   node test/page/check_test.mjs PROGRAM MODULES
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const modules = process.argv[3];
if (!existsSync(join(modules, 'node_modules/vitest'))) {
  console.log(`SKIPPED, NOTHING WAS TESTED: no modules in ${modules}: the page was not built`);
  process.exit(77);
}
process.exit(spawnSync('npm', ['run', 'check'], { cwd: modules, stdio: 'inherit' }).status ?? 1);
