-- What wrk sends, in one thread: acts with a body and a key of their own, or pages out of a list.
--
-- From the environment: BENCH_TOKENS (one a line: API tokens, or cookies), BENCH_PATHS (one a line; none: acts),
-- BENCH_DAY and BENCH_NONCE (acts: the day received, and what makes keys differ from every other run's).
-- Prints one line of JSON at the end; times in microseconds. There is no `response` function on purpose: with one, wrk
-- hands every answer to Lua, and the client would take the time that is measured.

local function lines(name)
    local found = {}
    local path = os.getenv(name)
    if path and path ~= "" then
        for line in io.lines(path) do found[#found + 1] = line end
    end
    return found
end

local tokens, paths = lines("BENCH_TOKENS"), lines("BENCH_PATHS")
local day, nonce = os.getenv("BENCH_DAY"), os.getenv("BENCH_NONCE")
local sent = 0

local function act()
    local key = string.format("%s-%09d", nonce, sent)
    local wording = "反映第" .. key .. "项：未按规定履行职责，延误办理群众申请事项"
    local body = '{"channel":"letter","receivedOn":"' .. day .. '","original":"来信原文：' .. wording
        .. '","subjects":["缪某"],"allegations":[{"category":"workDiscipline","inRemit":"inRemit","wording":"'
        .. wording .. '"}]}'
    return wrk.format("POST", "/api/v1/reports", {
        ["Authorization"] = "Bearer " .. tokens[sent % #tokens + 1],
        ["Content-Type"] = "application/json",
        ["Idempotency-Key"] = key,
    }, body)
end

local function page()
    local headers = {}
    if #tokens > 0 then headers["Cookie"] = tokens[sent % #tokens + 1] end
    return wrk.format("GET", paths[sent % #paths + 1], headers)
end

function request()
    sent = sent + 1
    if #paths == 0 then return act() end
    return page()
end

function done(summary, latency)
    local errors = summary.errors
    print(string.format(
        'BENCH {"requests": %d, "seconds": %.6f, "bytes": %d, "p50": %d, "p99": %d, "max": %d, '
        .. '"refused": %d, "broken": %d}',
        summary.requests, summary.duration / 1e6, summary.bytes, latency:percentile(50), latency:percentile(99),
        latency.max, errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
