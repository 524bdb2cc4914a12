import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../src/dev/node/root.ts'
import { migrationOffences } from './source/migration-law.ts'

const FOLDER = join(ROOT, 'migrations')
const migrations = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.sql'))
  .sort()
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }))

/** SHA-256 of each released migration: databases have run it, so its text never changes. A release adds its own. */
const RELEASED: Record<string, string> = {
  '0000_first_release.sql': '9a7b8dd15b50c9d6bbeb044a52baa2c7c358cd981a8e46682240804b6fac1ace',
}

/** A release with this table, and one migration after it. */
const after = (text: string) =>
  migrationOffences([
    { name: '0000_first.sql', text: 'CREATE TABLE `staff` (`id` text PRIMARY KEY NOT NULL, `login` text);' },
    { name: '0001_next.sql', text },
  ])

describe('migrations', () => {
  it('are numbered without a gap', () => {
    expect(migrations.map(({ name }) => name.slice(0, 5))).toEqual(
      migrations.map((_, i) => `${String(i).padStart(4, '0')}_`),
    )
  })

  it('keep the text of a release', () => {
    const texts = Object.fromEntries(
      migrations.map(({ name, text }) => [name, createHash('sha256').update(text).digest('hex')]),
    )
    expect(texts).toMatchObject(RELEASED)
  })

  it('only add: what the former release needs stays until a later one', () => {
    expect(migrationOffences(migrations)).toEqual([])
  })
})

describe('the law of migrations', () => {
  it.each([
    ['a table', 'CREATE TABLE `room` (`id` text PRIMARY KEY NOT NULL, `seats` integer NOT NULL);'],
    [
      'a unique index on a new table',
      'CREATE TABLE `room` (`id` text, `no` text);--> statement-breakpoint\nCREATE UNIQUE INDEX `room_no` ON `room` (`no`);',
    ],
    ['an index', 'CREATE INDEX `staff_login` ON `staff` (`login`) WHERE login IS NOT NULL;'],
    ['a column that is nullable', 'ALTER TABLE `staff` ADD `email` text;'],
    ['a column with a constant default', "ALTER TABLE staff ADD COLUMN lang text DEFAULT 'zh;CN' NOT NULL"],
    ['a number as default', 'ALTER TABLE `staff` ADD `logins` integer DEFAULT -1 NOT NULL;'],
    [
      'a column computed when it is read',
      'ALTER TABLE `staff` ADD `initial` text GENERATED ALWAYS AS (substr(login, 1, 1)) VIRTUAL;',
    ],
    ['a comment', '-- DROP TABLE staff;\n/* DROP TABLE staff; */ CREATE INDEX a ON staff (login)'],
  ])('allows %s', (_, text) => expect(after(text)).toEqual([]))

  it.each([
    ['a dropped table', 'DROP TABLE `staff`;'],
    ['a dropped index', 'DROP INDEX `staff_login`;'],
    ['a dropped column', 'ALTER TABLE `staff` DROP COLUMN `login`;'],
    ['a renamed table', 'ALTER TABLE `staff` RENAME TO `officer`;'],
    ['a renamed column', 'ALTER TABLE `staff` RENAME COLUMN `login` TO `name`;'],
    ['a rebuilt table', 'CREATE TABLE `__new_staff` (`id` text PRIMARY KEY NOT NULL);'],
    ['a table made of old rows', 'CREATE TABLE officer AS SELECT * FROM staff'],
    ['a unique index on old rows', 'CREATE UNIQUE INDEX `staff_login` ON `staff` (`login`);'],
    ['a unique column', 'ALTER TABLE `staff` ADD `email` text UNIQUE;'],
    ['a column that old rows lack', 'ALTER TABLE `staff` ADD `email` text NOT NULL;'],
    [
      'a column computed and stored',
      'ALTER TABLE `staff` ADD `initial` text GENERATED ALWAYS AS (substr(login, 1, 1)) STORED;',
    ],
    ['a default that is computed', 'ALTER TABLE `staff` ADD `at` integer DEFAULT (unixepoch()) NOT NULL;'],
    ['a default of the moment', 'ALTER TABLE `staff` ADD `at` text DEFAULT CURRENT_TIMESTAMP'],
    ['changed rows', "UPDATE staff SET login = 'x'"],
    ['deleted rows', 'DELETE FROM staff'],
    ['a pragma', 'PRAGMA foreign_keys=OFF;'],
    ['a trigger', 'CREATE TRIGGER t AFTER INSERT ON staff BEGIN SELECT 1; END'],
    ['a second statement', 'CREATE INDEX a ON staff (login); DROP TABLE staff'],
  ])('refuses %s', (_, text) => expect(after(text)).toHaveLength(text.includes('TRIGGER') ? 2 : 1))
})
