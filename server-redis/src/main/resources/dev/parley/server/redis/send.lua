-- Messages of members, of each one after the other: see many.lua. Of each: peer, generation, op of the first, then of each message
-- the client's number of it, addressee, frame. The numbers go up. Each is a step, as if it were asked for alone. Answers of each
-- member, as other scripts do, what became of its messages, with spaces between, or once if it is the same; of all for an addressee
-- there is one notice, with the last one's number, unless they are published to its node, and one that its sender's next may cross,
-- if they may.
-- This is most of what Redis does: to make text of a number takes it as long as a command, and a table half of that.
local format = string.format
local stampText = format('%d', stamp)

-- Of all keys.
local prefix = string.match(KEYS[1], '^(.*){')

-- What wakes other nodes, of each the pieces of one message.
local wakes = {}

-- Has another node told what it would read otherwise, see Wakened.java. The frames are there in ARGV, in each third place.
local function publish(node, peer, seq, first, last)
  local wake = wakes[node]
  if not wake then
    wake = {}
    wakes[node] = wake
  end
  local lengths = format('%d', #ARGV[first])
  for i = first + 3, last, 3 do lengths = lengths .. format(' %d', #ARGV[i]) end
  local name = string.sub(base, #prefix + 2, -3)
  wake[#wake + 1] = 'frames ' .. name .. ' ' .. peer .. ' ' .. seq .. ' ' .. stampText .. ' ' .. lengths .. '\n'
  for i = first, last, 3 do wake[#wake + 1] = ARGV[i] end
end

-- Tells the node that asks of a mailbox, once of each: frame, all that it has put there is at hand, and it has to tell of it; at,
-- the sender's next messages may come behind that without a record.
local function grown(kind, node, peer, seq)
  for i = 2, #told, 4 do
    if told[i] == kind and told[i + 2] == peer then
      told[i + 3] = seq
      return
    end
  end
  tell(kind, node, peer, seq)
end

-- Puts a frame into its addressee's mailbox, and those behind it up to last that are for the same and have room: they are one
-- entry. They are there in ARGV, in each third place. own: the sender's node. Answers what became of the first, and the place of
-- the last of which the same became. plain: whether the sender is.
local function put(own, plain, first, last)
  local to = ARGV[first - 1]
  if to == self then return 'unknown', first end
  local key = sessionKey(to)
  local m = redis.call('HMGET', key, 'n', 'seq', 'sb', 'cb', 'sc', 'cc')
  local node = m[1]
  if not node then return 'unknown', first end
  local bytes, count, mostBytes, mostCount = tonumber(m[3]), tonumber(m[5]), m[4] + maxBytes, m[6] + maxMessages
  local at, size, unnumbered = first, 0, ARGV[first - 2] == '0'
  repeat
    if count >= mostCount or bytes + size + #ARGV[at] > mostBytes then break end
    size, count, at = size + #ARGV[at], count + 1, at + 3
  until at > last or ARGV[at - 1] ~= to or (ARGV[at - 2] == '0') ~= unnumbered
  if at == first then return 'overflow', first end
  at = at - 3
  local n = (at - first) / 3 + 1
  local seq = format('%d', m[2] + n)
  local id, b, c = seq .. '-' .. stampText, format('%d', bytes + size), format('%d', count)
  local mailbox = mailboxKey(to)
  if n == 1 then
    redis.call('XADD', mailbox, id, 'b', b, 'c', c, 'f', ARGV[first])
  else
    local frames = {}
    for i = 1, n do frames[2 * i - 1], frames[2 * i] = 'f', ARGV[first + 3 * i - 3] end
    redis.call('XADD', mailbox, id, 'b', b, 'c', c, unpack(frames))
  end
  redis.call('HSET', key, 'seq', seq, 'sb', b, 'sc', c)
  -- The stream came to be by this: it stays when it is trimmed to nothing.
  if m[2] == '0' then redis.call('PEXPIRE', mailbox, keep) end
  if node ~= own and size <= carried then
    publish(node, to, seq, first, at)
  else
    grown('frame', node, to, m[2] + n)
  end
  if plain and node ~= own and carried > 0 and redis.call('HGET', key, 'p') == '1' then grown('at', node, to, m[2] + n) end
  return 'ok', at
end

-- One member's messages. Nothing is refused from the first write on: an addressee whose keys are broken is none.
local function messages(from, last)
  local op, first = tonumber(ARGV[from + 2]), from + 3
  local key = sessionKey(self)
  local s = redis.call('HMGET', key, 'g', 'o', 'top', 'f', 'n', 'e', 'p')
  if s[1] ~= generation then return {ousted(self), told} end
  local done, top, failures, failed = tonumber(s[2]), tonumber(s[3]), s[4], s[6]
  if op > done + 1 then return {'gap', told} end

  local newest = top
  for at = first, last, 3 do
    if ARGV[at] ~= '0' then newest = math.max(newest, tonumber(ARGV[at])) end
  end
  local o = format('%d', math.max(done, op + (last - first - 2) / 3))
  if newest == top then
    redis.call('HSET', key, 'o', o)
  else
    redis.call('HSET', key, 'o', o, 'top', newest, 'in', heard(newest, failed))
  end

  local answers, mixed, again, at = {}, false, false, first
  while at < last do
    local number, upTo, answer = tonumber(ARGV[at]), at + 2, nil
    if op <= done or (number > 0 and number <= top) then
      again = true
      answer = number > 0 and (failedBefore(failed, number) or 'ok') or remembered(failures, op)
    else
      local sane
      sane, answer, upTo = pcall(put, s[5], s[7] == '1', at + 2, last)
      if not sane then answer, upTo = 'unknown', at + 2 end
      if answer ~= 'ok' and number > 0 then
        failed = failedNow(failed, number, answer)
      elseif answer ~= 'ok' then
        failures = remember(failures, op, answer)
      end
    end
    for _ = at + 2, upTo, 3 do
      mixed = mixed or (answers[1] and answer ~= answers[1])
      answers[#answers + 1] = answer
      op = op + 1
    end
    at = upTo + 1
  end
  if failed ~= s[6] then redis.call('HSET', key, 'e', failed, 'in', heard(newest, failed)) end
  if failures ~= s[4] then redis.call('HSET', key, 'f', failures) end
  -- Some were done before, and who asks does not know which: it is to look.
  if again then
    told = {stamp}
    tellAll()
  end
  return {mixed and table.concat(answers, ' ') or answers[1], told}
end

local answers = each(messages)
-- Who may not publish has the frames all the same: they are found by the sweep.
for node, wake in pairs(wakes) do redis.pcall('PUBLISH', prefix .. 'node:' .. node, table.concat(wake)) end
return answers
