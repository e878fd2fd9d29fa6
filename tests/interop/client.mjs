// SPDX-License-Identifier: GPL-3.0-or-later
// A tus client that was not written here, against motcua-central. usage: node client.mjs SETTINGS.json
// Prints one line a promise: {"promise","ok","why","upload","sha256"}; upload and sha256 of what it has sent whole.
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as tus from 'tus-js-client';

const { endpoint, authority, certificate, key, without } = JSON.parse(readFileSync(process.argv[2]));
const httpStack = new tus.DefaultHttpStack({
    ca: readFileSync(authority), cert: readFileSync(certificate), key: readFileSync(key),
});
const mebibyte = 1 << 20;
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/// Runs one upload to its end, or until `stop` says so; gives the Upload.
function run(bytes, options, stop) {
    return new Promise((resolve, reject) => {
        const upload = new tus.Upload(bytes, {
            endpoint, httpStack, chunkSize: mebibyte, retryDelays: [0, 50, 100, 200, 400, 800, 1600],
            metadata: { filename: 'thu-nghiem.pdf', filetype: 'application/pdf' },
            onError: reject, onSuccess: () => resolve(upload),
            onChunkComplete: (_, accepted) => {
                if (stop?.(accepted)) upload.abort().then(() => resolve(upload), reject);
            },
            ...options,
        });
        upload.start();
    });
}

/// Asked again where the line breaks, as that client does of itself within an upload.
async function request(method, url, again = 5) {
    const asked = httpStack.createRequest(method, url);
    asked.setHeader('Tus-Resumable', '1.0.0');
    try {
        return await asked.send(null);
    } catch (error) {
        if (again === 0) throw error;
        return request(method, url, again - 1);
    }
}

function withChecksum(bytes, spoil) {
    return (asked) => {
        if (asked.getMethod() !== 'PATCH') return;
        const offset = Number(asked.getHeader('Upload-Offset'));
        const chunk = Buffer.from(bytes.subarray(offset, offset + mebibyte));
        if (spoil) chunk[0] ^= 1;
        asked.setHeader('Upload-Checksum', `sha1 ${createHash('sha1').update(chunk).digest('base64')}`);
    };
}

const promises = {
    async whole(bytes) { return run(bytes, {}); },
    async withCreation(bytes) { return run(bytes, { uploadDataDuringCreation: true }); },
    async resumed(bytes) {
        const first = await run(bytes, {}, (accepted) => accepted >= 2 * mebibyte);
        const offsets = [];
        const second = await run(bytes, {
            uploadUrl: first.url,
            onBeforeRequest: (asked) => {
                if (asked.getMethod() === 'PATCH') offsets.push(Number(asked.getHeader('Upload-Offset')));
            },
        });
        if (offsets[0] < 2 * mebibyte) throw new Error(`went on at ${offsets[0]}`);
        return second;
    },
    async parallel(bytes) { return run(bytes, { parallelUploads: 3 }); },
    async checksummed(bytes) { return run(bytes, { onBeforeRequest: withChecksum(bytes, false) }); },
    async damaged(bytes) {
        try {
            await run(bytes, { onBeforeRequest: withChecksum(bytes, true) });
        } catch (error) {
            if (error.originalResponse?.getStatus() === 460) return null;
            throw error;
        }
        throw new Error('damaged bytes were taken');
    },
    async terminated(bytes) {
        const upload = await run(bytes, {}, (accepted) => accepted >= mebibyte);
        await upload.abort(true);
        const answer = await request('HEAD', upload.url);
        if (answer.getStatus() !== 404) throw new Error(`HEAD after DELETE is ${answer.getStatus()}`);
        return null;
    },
};

for (const [promise, keep] of Object.entries(promises)) {
    if (without.includes(promise)) continue;
    const bytes = randomBytes(5 * mebibyte + 321);
    try {
        const upload = await keep(bytes);
        console.log(JSON.stringify({ promise, ok: true, upload: upload?.url ?? null, sha256: sha256(bytes) }));
    } catch (error) {
        console.log(JSON.stringify({ promise, ok: false, why: String(error) }));
    }
}
process.exit(0);
