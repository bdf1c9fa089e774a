-- Messages of one member, one after the other. ARGV: peer, generation, op of the first, then of each the client's
-- number of it, addressee, frame. Each is a step, as if it were asked for alone. Answers what became of each, with
-- spaces between, or once if it is the same; of all for an addressee there is one notice, with the last one's number,
-- unless they are published to its node.
local s = redis.call('HMGET', sessionKey(self), 'g', 'o', 'top', 'f', 'n', 'e')
if s[1] ~= generation then return {ousted(self), told} end
local op, done, top, failures, failed = tonumber(ARGV[3]), tonumber(s[2]), tonumber(s[3]), s[4], s[6]
if op > done + 1 then return {'gap', told} end

-- Of each addressee, or false if there is none; and in order. What is sent to one is one entry.
local boxes, order = {}, {}

local function box(peer)
  local m = redis.call('HMGET', sessionKey(peer), 'n', 'seq', 'sb', 'cb', 'sc', 'cc')
  local it = m[2] and {peer = peer, node = m[1], seq = tonumber(m[2]), bytes = tonumber(m[3]),
    mostBytes = m[4] + maxBytes, count = tonumber(m[5]), mostCount = m[6] + maxMessages, frames = {}, size = 0}
  boxes[peer] = it
  if it then order[#order + 1] = it end
  return it
end

local function send(to, frame)
  local it = boxes[to]
  if it == nil then it = to ~= self and box(to) end
  if not it then return 'unknown' end
  local bytes = it.bytes + #frame
  if it.count >= it.mostCount or bytes > it.mostBytes then return 'overflow' end
  it.seq, it.bytes, it.count = it.seq + 1, bytes, it.count + 1
  it.frames[#it.frames + 1] = frame
  it.size = it.size + #frame
  return 'ok'
end

-- Wakes another node with what it would read otherwise, see Wakened.java; more bytes than carried are read. Who may not publish has the frames all
-- the same: they are found by the sweep.
local function publish(it)
  local prefix, name = string.match(base, '^(.*){(.*)}:$')
  local head = {'frames', name, it.peer, string.format('%d', it.seq), string.format('%d', stamp)}
  for i, frame in ipairs(it.frames) do head[5 + i] = #frame end
  redis.pcall('PUBLISH', prefix .. 'node:' .. it.node,
    table.concat(head, ' ') .. '\n' .. table.concat(it.frames))
end

local answers, mixed, again = {}, false, false
for i = 4, #ARGV, 3 do
  local number, answer = tonumber(ARGV[i]), nil
  if op <= done or (number > 0 and number <= top) then
    again = true
    answer = number > 0 and (failedBefore(failed, number) or 'ok') or remembered(failures, op)
  else
    answer = send(ARGV[i + 1], ARGV[i + 2])
    if number > 0 then
      top = number
      if answer ~= 'ok' then failed = failedNow(failed, number, answer) end
    elseif answer ~= 'ok' then
      failures = remember(failures, op, answer)
    end
  end
  if op > done then done = op end
  op = op + 1
  mixed = mixed or (answers[1] and answer ~= answers[1])
  answers[#answers + 1] = answer
end

redis.call('HSET', sessionKey(self), 'o', done, 'top', top, 'in', heard(top, failed))
if failed ~= s[6] then redis.call('HSET', sessionKey(self), 'e', failed) end
if failures ~= s[4] then redis.call('HSET', sessionKey(self), 'f', failures) end
for _, it in ipairs(order) do
  local sent = #it.frames
  if sent > 0 then
    local entry = {'b', it.bytes, 'c', it.count}
    for i = 1, sent do entry[2 * i + 3], entry[2 * i + 4] = 'f', it.frames[i] end
    redis.call('XADD', mailboxKey(it.peer), string.format('%d-%d', it.seq, stamp), unpack(entry))
    redis.call('HSET', sessionKey(it.peer), 'seq', it.seq, 'sb', it.bytes, 'sc', it.count)
    -- The stream came to be by this: it stays when it is trimmed to nothing.
    if it.seq == sent then redis.call('PEXPIRE', mailboxKey(it.peer), keep) end
    if it.node ~= s[5] and it.size <= carried then
      publish(it)
    else
      tell('frame', it.node, it.peer, it.seq)
    end
  end
end
-- Some were done before, and who asks does not know which: it is to look.
if again then
  told = {stamp}
  tellAll()
end
return {mixed and table.concat(answers, ' ') or answers[1], told}
