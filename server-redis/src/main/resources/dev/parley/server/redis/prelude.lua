-- Behind step.lua, in front of every script that does more than to pass messages on or to confirm them.
local now = time[1] * 1000 + math.floor(time[2] / 1000)

-- In the order of joining.
local function everyone()
  local peers, order = redis.call('ZRANGE', members, 0, -1), {}
  for _, peer in ipairs(peers) do
    order[peer] = tonumber(redis.call('HGET', sessionKey(peer), 'j') or 0)
  end
  table.sort(peers, function(a, b) return order[a] < order[b] end)
  return peers
end

-- What a newcomer is told of those who are there: of each its info and whether it is suspended.
local function list(answer)
  for _, peer in ipairs(everyone()) do
    local s = redis.call('HMGET', sessionKey(peer), 'i', 'st')
    if s[1] then
      answer[#answer + 1] = s[1]
      answer[#answer + 1] = s[2]
    end
  end
  return answer
end

-- Forgets a session. Whoever thinks that it has it is told that it has not. Where that is not who asks, and the member plain, its
-- node's pass is not valid any more: nothing that it says comes behind what is told of its end.
local function remove(peer, owner)
  local s = redis.call('HMGET', sessionKey(peer), 'n', 'g', 'p')
  if s[3] == '1' and not owner and carried > 0 then redis.call('DEL', string.match(base, '^(.*){') .. 'pass:' .. s[1]) end
  redis.call('ZREM', members, peer)
  redis.call('DEL', sessionKey(peer), mailboxKey(peer))
  if redis.call('ZCARD', members) == 0 then redis.call('DEL', room) end
  if s[1] and not owner then tell('lost', s[1], peer, s[2] + 1) end
end

local function expired(peer)
  return '{"type":"peer-left","peer":"' .. peer .. '","reason":"expired"}'
end

-- Appends a frame to a mailbox. kind: m, what a member sends, or p, what the room tells.
-- Returns whether there was room for it.
local function append(peer, frame, kind, notice)
  local key = sessionKey(peer)
  local s = redis.call('HMGET', key, 'n', 'seq', 'cf', 'sb', 'cb', 'sc', 'cc')
  if not s[2] then
    -- Its keys have expired before the set's: it is nobody.
    redis.call('ZREM', members, peer)
    return true
  end
  local seq, bytes, count = tonumber(s[2]), s[4] + #frame, tonumber(s[6])
  local waiting = bytes - s[5]
  if kind == 'm' then
    if count - s[7] >= maxMessages or waiting > maxBytes then return false end
    count = count + 1
  elseif seq - s[3] >= maxMessages + 4 * capacity or waiting > 2 * maxBytes then
    return false
  end
  seq = seq + 1
  redis.call('XADD', mailboxKey(peer), string.format('%d-%d', seq, stamp),
    'b', bytes, 'c', count, 'f', frame)
  redis.call('HSET', key, 'seq', seq, 'sb', bytes, 'sc', count)
  -- The stream came to be by this: it stays when it is trimmed to nothing.
  if seq == 1 then redis.call('PEXPIRE', mailboxKey(peer), keep) end
  tell(notice, s[1], peer, seq)
  return true
end

-- Tells the others what the room has to tell. Who has no room left for that would go on with a gap: it is
-- out, and the others are told of that in turn. notice: frame if it is what the node that asks has at hand.
local function announce(about, frame, notice)
  local news = {{about, frame, notice}}
  local at = 1
  while news[at] do
    local it = news[at]
    local full = {}
    for _, peer in ipairs(redis.call('ZRANGE', members, 0, -1)) do
      if peer ~= it[1] and not append(peer, it[2], 'p', it[3]) then full[#full + 1] = peer end
    end
    for _, peer in ipairs(full) do
      remove(peer)
      news[#news + 1] = {peer, expired(peer), 'read'}
    end
    at = at + 1
  end
end

-- Whether the mailbox has, or had, that number by that stamp. One that has not has lost what a client was given.
local function has(peer, number, by)
  local s = redis.call('HMGET', sessionKey(peer), 'cf', 'cs', 'seq')
  if number > tonumber(s[3]) then return false end
  if number < tonumber(s[1]) then return true end
  if number == tonumber(s[1]) then return s[2] == by end
  local entry = entryOf(peer, number)
  return entry and stampOf(entry) == by
end

-- Has a session's keys live as long as it may be of use.
local function prolong(peer, millis)
  redis.call('PEXPIRE', sessionKey(peer), millis)
  redis.call('PEXPIRE', mailboxKey(peer), millis)
  for _, key in ipairs({members, room}) do
    if redis.call('PTTL', key) < millis then redis.call('PEXPIRE', key, millis) end
  end
end

local op, number

-- Returns what is to be answered at once, or nil. settles: the step is what a frame that failed waits for.
local function begin(settles)
  op, number = tonumber(ARGV[3]), tonumber(ARGV[4])
  local s = redis.call('HMGET', sessionKey(self), 'g', 'o', 'top', 'f', 'e')
  if s[1] ~= generation then return {ousted(self), told} end
  if op > s[2] + 1 then return {'gap', told} end
  local repeated = op <= tonumber(s[2])
  local failed = failedBefore(s[5], number)
  local seen = number > 0 and number <= tonumber(s[3]) and not (settles and failed)
  if not repeated and not seen then return nil end
  tellAll()
  if not repeated then redis.call('HSET', sessionKey(self), 'o', op) end
  if settles then return {'ok', told} end
  if number > 0 then return {failed or 'ok', told} end
  return {remembered(s[4], op), told}
end

-- The step is done.
local function finish(answer)
  local key = sessionKey(self)
  redis.call('HSET', key, 'o', op)
  if number > 0 then
    local s = redis.call('HMGET', key, 'top', 'e')
    local top, failures = math.max(tonumber(s[1]), number), s[2]
    if answer ~= 'ok' then
      failures = failedNow(failures, number, answer)
    elseif failures ~= '' then
      failures = string.gsub(failures, string.format(' %d=%%a+', number), '')
    end
    redis.call('HSET', key, 'top', top, 'e', failures, 'in', heard(top, failures))
  elseif answer ~= 'ok' then
    redis.call('HSET', key, 'f', remember(redis.call('HGET', key, 'f'), op, answer))
  end
  return {answer, told}
end
