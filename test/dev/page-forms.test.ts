import { expect, test } from 'vitest'
import { readForms, readLinks } from '../../src/dev/actors/page-forms.ts'

const PAGE = `<main><form action="/language" method="get"><input name="to" value="/"/></form>
<form method="post" action="/details?x=1"><input type="hidden" name="page" value="A&amp;B"/><input id="name" name="name" value="李 &quot;小&quot; 明"/>
<input type="checkbox" name="offerings" value="24" checked=""/><input type="checkbox" name="offerings" value="66"/>
<input type="radio" name="sex" value="male"/><input type="radio" name="sex" value="female" checked=""/>
<input type="file" name="photo"/><input name="old" value="1" disabled=""/>
<select name="education"><option>高中</option><option selected="">本科</option></select>
<select name="training"><option value="">无</option><option value="school">学校</option></select>
<textarea name="remark">第一行
第二行</textarea><button class="main" name="do" value="submit">提交</button></form></main>`

test('a form is read as a browser would send it if nothing were changed', () => {
  expect(readForms(PAGE).map(({ action, isPost, fields }) => ({ action, isPost, fields }))).toEqual([
    { action: '/language', isPost: false, fields: [['to', '/']] },
    {
      action: '/details?x=1',
      isPost: true,
      fields: [
        ['page', 'A&B'],
        ['name', '李 "小" 明'],
        ['offerings', '24'],
        ['sex', 'female'],
        ['education', '本科'],
        ['training', ''],
        ['remark', '第一行\n第二行'],
      ],
    },
  ])
})

test('the controls of a form are read with their kinds, and its buttons with what they send', () => {
  const [, form] = readForms(PAGE)
  expect(form?.controls.map(({ name, type, value }) => [name, type, value].join(' ').trim())).toEqual([
    'name text 李 "小" 明',
    'offerings checkbox 24',
    'offerings checkbox 66',
    'sex radio male',
    'sex radio female',
    'photo file',
    'education select',
    'training select',
    'remark textarea',
  ])
  expect(form?.buttons).toEqual([{ name: 'do', value: 'submit', isMain: true, isRisk: false }])
})

test('the links of a page are read, and which of them is its filled button', () => {
  const page =
    '<p><a class="button main" href="/a?b=1&amp;c=2">提交</a> <a href="/d">返回</a></p><a>nowhere</a>'
  expect(readLinks(page)).toEqual([
    { href: '/a?b=1&c=2', isMain: true },
    { href: '/d', isMain: false },
  ])
})
