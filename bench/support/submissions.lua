-- What submissions.mjs makes, for wrk. Arguments: the site's key, a tag that no other run has, and the vocabulary.
local headers = { ["content-type"] = "application/json" }
local site, tag
local vocabulary = {}
local words = {}
local count = 0

function init(args)
  site, tag = args[1], args[2]
  for index = 3, #args do vocabulary[#vocabulary + 1] = args[index] end
  local seed = 0
  for index = 1, #tag do seed = (seed * 31 + tag:byte(index)) % 2147483647 end
  math.randomseed(seed)
end

function request()
  count = count + 1
  for index = 1, 43 do words[index] = vocabulary[math.random(#vocabulary)] end
  local author = math.random(0, 19999)
  local body = string.format(
    '{"site":"%s","thread":"https://news.example/articles/%d","name":"Reader %d","email":"reader%d@example.org",'
      .. '"body":"Letter %s-%d: %s."}',
    site, math.random(0, 999), author, author, tag, count, table.concat(words, " "))
  return wrk.format("POST", nil, headers, body)
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format("FIGURES %d %d %d %d %d %d", summary.requests, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout, summary.duration,
    latency:percentile(50), latency:percentile(99)))
end
