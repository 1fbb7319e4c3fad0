// A token endpoint as the page on Direct Line authentication shows it: one user id for everybody.
const express = require('express');
const { randomUUID } = require('node:crypto');

const app = express();
const userId = 'dl_' + randomUUID();

app.post('/token', async (request, response) => {
    const answer = await fetch('https://directline.botframework.com/v3/directline/tokens/generate', {
        method: 'POST',
        headers: { 'Authorization': `Bearer ${ process.env.DIRECT_LINE_SECRET }`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ user: { id: userId } })
    });
    response.json(await answer.json());
});
app.use(express.static('public'));
app.listen(3000);
