-- In front of every script, behind the limits: local lease, wait, keep, capacity, maxMessages, maxBytes, carried. What most steps
-- need, and no more: it is run with each of them.
local time = redis.call('TIME')

-- Tells this moment's frames from those that had the same numbers before Redis lost them.
local stamp = time[1] * 1000000 + time[2]

-- Of the step that is being done. members is a sorted set's key; a room's other keys are made from it, and lie in its slot. self is
-- the session's peer, told the stamp, then whom the node that asks has to tell of what: kind, node, peer, number; see Notice.java.
local members, base, room, self, generation, told

-- A step begins, of that peer of the room. Every step of a session has in ARGV besides: its number (op), the client's
-- frame's number, 0 if none. Of a client's frames the record has: top, the last that a step was done for; e, those of
-- them that failed, until their errors are in the mailbox; in, the last before which there is none of these. The client
-- is told of in.
local function enter(key, peer, by)
  members, base = key, string.sub(key, 1, -8)
  room = base .. 'room'
  self, generation, told = peer, by, {stamp}
end

-- Scripts that take several steps begin each of them themselves.
enter(KEYS[1], ARGV[1], ARGV[2])

local function sessionKey(peer) return base .. 's:' .. peer end
local function mailboxKey(peer) return base .. 'm:' .. peer end

local function tell(kind, node, peer, number)
  local n = #told
  told[n + 1], told[n + 2], told[n + 3], told[n + 4] = kind, node, peer, number
end

-- Tells everyone of all that there is: what was done before may have had no answer, and neither have its notices.
local function tellAll()
  for _, peer in ipairs(redis.call('ZRANGE', members, 0, -1)) do
    -- One whose keys are broken has nothing to be told, and is nobody else's affair.
    local m = redis.pcall('HMGET', sessionKey(peer), 'n', 'seq')
    if m[1] then tell('read', m[1], peer, tonumber(m[2])) end
  end
end

-- What to answer whose generation is not the session's: another node has it, or nobody has. Of a session st is a,
-- active, s, suspended by the node that has it, or l, lapsed: suspended as its node did not keep it.
local function ousted(peer)
  local state = redis.call('HGET', sessionKey(peer), 'st')
  return state and state ~= 'l' and 'moved' or 'fenced'
end

-- What became of a step that was done before.
local function remembered(failures, step)
  return string.match(' ' .. failures, ' ' .. string.format('%d', step) .. '=(%a+)') or 'ok'
end

-- The failures, with one more.
local function remember(failures, step, answer)
  local kept = string.format('%d=%s', step, answer)
  for o, what in string.gmatch(failures, '(%d+)=(%a+)') do
    -- No more than Lane.WINDOW steps have no answer at a time.
    if tonumber(o) > step - 64 then kept = o .. '=' .. what .. ' ' .. kept end
  end
  return kept
end

-- What became of a client's frame that failed, if its error is not told yet.
local function failedBefore(failures, number)
  return string.match(failures, string.format(' %d=(%%a+)', number))
end

local function failedNow(failures, number, answer)
  return string.format('%s %d=%s', failures, number, answer)
end

-- How far the client is heard.
local function heard(top, failures)
  local first = string.match(failures, '^ (%d+)')
  return first and first - 1 or top
end

-- An entry is one frame or several, and its id the last one's number and the stamp: the one that has that number.
local function entryOf(peer, number)
  return redis.call('XRANGE', mailboxKey(peer), string.format('%d-0', number), '+', 'COUNT', 1)[1]
end

local function stampOf(entry)
  return string.match(entry[1], '-(%d+)')
end

-- What the client has is needed no more.
local function confirm(peer, received)
  local s = redis.call('HMGET', sessionKey(peer), 'cf', 'seq')
  if received <= tonumber(s[1]) or received > tonumber(s[2]) then return end
  local entry = entryOf(peer, received)
  if not entry then return end
  local fields = entry[2]
  -- Bytes and messages up to the entry's end, from which those are taken that the client has not.
  local bytes, count = tonumber(fields[2]), tonumber(fields[4])
  local behind = tonumber(string.match(entry[1], '^%d+')) - received
  for i = 0, behind - 1 do bytes = bytes - #fields[#fields - 2 * i] end
  redis.call('HSET', sessionKey(peer), 'cf', received, 'cs', stampOf(entry), 'cb', bytes, 'cc', count - behind)
  redis.call('XTRIM', mailboxKey(peer), 'MINID', string.format('%d-0', received + 1))
end
