-- What wrk sends, in one thread: pages out of a list, or acts.
--
-- From the environment: BENCH_PAGES or BENCH_ACTS, a file. A line of pages is a path and a cookie (which may be
-- empty). A line of acts is an API token and one or two acts, each a path and a body in which @KEY@ stands for what no
-- other act has. Columns are divided by tabs. Where a line has two acts the second undoes the first, and they take
-- turns; the list is gone through from end to end, so nothing is asked of a case twice at the same moment as long as
-- there are more lines than clients. BENCH_NONCE makes keys differ from those of every other run.
-- Prints one line of JSON at the end; times in microseconds. There is no `response` function on purpose: with one, wrk
-- hands every answer to Lua, and the client would take the time that is measured.

local function lines(name)
    local found = {}
    local path = os.getenv(name)
    if path and path ~= "" then
        for line in io.lines(path) do
            local columns = {}
            for column in (line .. "\t"):gmatch("(.-)\t") do columns[#columns + 1] = column end
            found[#found + 1] = columns
        end
    end
    return found
end

local pages, acts = lines("BENCH_PAGES"), lines("BENCH_ACTS")
local nonce = os.getenv("BENCH_NONCE")
local sent = 0
-- wrk asks for one request before it begins, to look at, and does not send it.
local isLookedAt = false

local function act(number)
    local line = acts[number % #acts + 1]
    local round = math.floor(number / #acts)
    local column = #line > 3 and round % 2 == 1 and 4 or 2
    local key = string.format("%s-%09d", nonce, number)
    return wrk.format("POST", line[column], {
        ["Authorization"] = "Bearer " .. line[1],
        ["Content-Type"] = "application/json",
        ["Idempotency-Key"] = key,
    }, (line[column + 1]:gsub("@KEY@", key)))
end

local function page(number)
    local line = pages[number % #pages + 1]
    local headers = {}
    if line[2] ~= "" then headers["Cookie"] = line[2] end
    return wrk.format("GET", line[1], headers)
end

function request()
    local number = sent
    if isLookedAt then sent = sent + 1 else isLookedAt = true end
    if #pages > 0 then return page(number) end
    return act(number)
end

function done(summary, latency)
    local errors = summary.errors
    print(string.format(
        'BENCH {"requests": %d, "seconds": %.6f, "bytes": %d, "p50": %d, "p99": %d, "max": %d, '
        .. '"refused": %d, "broken": %d}',
        summary.requests, summary.duration / 1e6, summary.bytes, latency:percentile(50), latency:percentile(99),
        latency.max, errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
