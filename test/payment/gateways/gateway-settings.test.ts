import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeKeys, settingsFor } from '../../../src/dev/node/bank-keys.ts'
import { ROOT } from '../../../src/dev/node/root.ts'
import { GATEWAY_SETTING_NAMES, gatewayProblems } from '../../../src/payment/gateways/gateway-settings.ts'
import { readTree } from '../../site/source/tree.ts'

it('sample settings are complete and have no problem', () => {
  const settings = settingsFor('https://openapi.example.cn', makeKeys())
  expect(gatewayProblems(settings, false)).toEqual([])
  expect(GATEWAY_SETTING_NAMES).toEqual(expect.arrayContaining(Object.keys(settings)))
})

it('only the folder of a gateway names its settings', () => {
  const others = [...readTree('src', 'views').keys()].filter(
    (path) => !/^src\/payment\/gateways\/[a-z]+\//.test(path),
  )
  const naming = others.filter((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8')
    return GATEWAY_SETTING_NAMES.some((name) => text.includes(name))
  })
  expect(naming).toEqual([])
})

it('README lists every setting of a payment platform', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  expect(GATEWAY_SETTING_NAMES.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
})
