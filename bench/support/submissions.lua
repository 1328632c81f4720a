-- What submissions.mjs makes, for wrk. Arguments: the site's key and a tag that no other run has.
local sentence = "The council should publish the whole report before the vote, so that everybody who lives beside the harbour can read "
  .. "what the new terminal will mean for the noise, the ferries and the fish market on Saturdays. "
local headers = { ["content-type"] = "application/json" }
local site, tag
local count = 0

function init(args)
  site, tag = args[1], args[2]
  math.randomseed(os.time())
end

function request()
  count = count + 1
  local author = math.random(0, 19999)
  local body = string.format(
    '{"site":"%s","thread":"https://news.example/articles/%d","name":"Reader %d","email":"reader%d@example.org",'
      .. '"body":"%sI would like to see the figures of %s-%d, and an answer to letter %d."}',
    site, math.random(0, 999), author, author, sentence, tag, count, count * 7 + 13)
  return wrk.format("POST", nil, headers, body)
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format("FIGURES %d %d %d %d %d %d", summary.requests, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout, summary.duration,
    latency:percentile(50), latency:percentile(99)))
end
