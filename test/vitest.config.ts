import { availableParallelism } from 'node:os'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { makeKeys, settingsFor } from '../src/dev/node/bank-keys.ts'
import { LongestFirst } from './longest-first.ts'

/** 32 bytes in base64, one per letter: keys of tests only. */
const key = (letter: string) => Buffer.from(letter.repeat(32)).toString('base64')

/** The rooms' payment platform is inside the test: the holder of the bank's key speaks for it. */
const keys = makeKeys()

/** One more than there are cores: each waits for its runtime for part of its time. */
const MANY = availableParallelism() + 1

/** Views compile to hono/jsx, whichever tsconfig is nearest to them. */
const oxc = { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } } as const

/** Four kinds of tests: rules in Node, rooms inside workerd, faults against the whole runtime, stories in Chromium. */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        oxc,
        test: {
          name: 'rules',
          root: import.meta.dirname,
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: ['**/*.room.test.*', 'faults/**', '**/node_modules/**'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: MANY,
        },
      },
      {
        oxc,
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: '../wrangler.toml' },
            miniflare: {
              bindings: {
                ENVIRONMENT: 'local',
                ORIGIN: 'http://localhost:8787',
                SEAL_KEY: key('s'),
                BLIND_KEY: key('b'),
                PHOTO_KEY: key('p'),
                ...settingsFor('https://openapi.example.cn', keys),
                BANK_PRIVATE_KEY: keys.bank.privateKey,
                BANK_MERCHANT_PUBLIC_KEY: keys.merchant.publicKey,
                MIGRATIONS: await readD1Migrations(`${import.meta.dirname}/../migrations`),
              },
            },
          })),
        ],
        test: {
          name: 'rooms',
          root: import.meta.dirname,
          include: ['**/*.room.test.ts', '**/*.room.test.tsx'],
          setupFiles: ['./migrate.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: MANY,
        },
      },
      {
        test: {
          name: 'faults',
          root: import.meta.dirname,
          include: ['faults/**/*.test.ts'],
          hookTimeout: 180_000,
          // One after the other: each has a runtime and a bank of its own.
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
      {
        oxc,
        test: {
          name: 'stories',
          root: import.meta.dirname,
          include: ['**/*.story.ts'],
          globalSetup: ['./browser/exam.setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          // After the other projects. Each worker drives a Chromium of its own; one of them does little but wait for an alarm.
          maxWorkers: MANY + 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
