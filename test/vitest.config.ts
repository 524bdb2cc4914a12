import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

/** Three kinds of tests: rules in Node, rooms inside workerd, stories in Chromium. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          root: import.meta.dirname,
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: ['**/*.room.test.*', '**/node_modules/**'],
          testTimeout: 120_000,
        },
      },
      {
        plugins: [cloudflareTest({ wrangler: { configPath: '../wrangler.toml' } })],
        test: {
          name: 'rooms',
          root: import.meta.dirname,
          include: ['**/*.room.test.ts', '**/*.room.test.tsx'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'stories',
          root: import.meta.dirname,
          include: ['**/*.story.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
