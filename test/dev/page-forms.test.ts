import { expect, test } from 'vitest'
import { readForms } from '../../src/dev/actors/page-forms.ts'

const PAGE = `<main><form action="/language" method="get"><input name="to" value="/"/></form>
<form method="post" action="/details?x=1"><input type="hidden" name="page" value="A&amp;B"/><input id="name" name="name" value="李 &quot;小&quot; 明"/>
<input type="checkbox" name="offerings" value="24" checked=""/><input type="checkbox" name="offerings" value="66"/>
<input type="radio" name="sex" value="male"/><input type="radio" name="sex" value="female" checked=""/>
<input type="file" name="photo"/><input name="old" value="1" disabled=""/>
<select name="education"><option>高中</option><option selected="">本科</option></select>
<select name="training"><option value="">无</option><option value="school">学校</option></select>
<textarea name="remark">第一行
第二行</textarea><button name="do" value="submit">提交</button></form></main>`

test('a form is read as a browser would send it if nothing were changed', () => {
  expect(readForms(PAGE)).toEqual([
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
